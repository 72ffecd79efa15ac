import ArgumentParser
import TenantModel
import TenantryAPI

/// Answers a support request.
struct AnswerSupportCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer a support request.")

  @Argument(help: ArgumentHelp("Its id.", valueName: "request"))
  var request: String

  @Option(help: "What to say.")
  var text: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answered = try await context.call(AnswerSupportRequest(request: request, text: text))
    try context.put(answered, as: output.output) { SupportList.facts(answered, context.style) }
  }
}
