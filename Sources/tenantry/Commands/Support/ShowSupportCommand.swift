import ArgumentParser
import TenantModel
import TenantryAPI

/// One support request in full.
struct ShowSupportCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a support request with all that was said.")

  @Argument(help: ArgumentHelp("Its id.", valueName: "request"))
  var request: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let wanted = request.uppercased()
    let known = try await context.read(ListSupportRequests()).items.first { $0.id.rawValue == wanted }
    guard let known else { throw CommandFailure(.refused, "There is no support request “\(request)”.") }
    try context.put(known, as: output.output) { SupportList.facts(known, context.style) }
  }
}
