import ArgumentParser
import TenantModel
import TenantryAPI

/// Closes a support request.
struct CloseSupportCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a support request; it is the end of it.")

  @Argument(help: ArgumentHelp("Its id.", valueName: "request"))
  var request: String

  @Option(help: "The last word, if there is one.")
  var text: String?

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try context.consent(to: "Close \(request)?", yes: yes)
    let closed = try await context.call(AnswerSupportRequest(request: request, text: text, closes: true))
    try context.put(closed, as: output.output) { SupportList.facts(closed, context.style) }
  }
}
