import ArgumentParser
import TenantryAPI

/// One operation with its steps and the end of its log.
struct ShowOperationCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one operation with its steps and the end of its log.",
    usage: "tenantry op show <id> [-o json]")

  @Argument(help: ArgumentHelp("The operation's id, or the beginning of it.", valueName: "id"))
  var operation: String

  @Option(help: ArgumentHelp("Lines of the log; 0 for none.", valueName: "number"))
  var logLines = 20

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let detail = try await context.read(GetOperation(operation: operation.operationID))
    try context.put(detail, as: output.output) {
      OperationFacts(
        detail: detail, now: context.environment.now(), style: context.style, logLinesMax: max(0, logLines)
      ).text
    }
  }
}

extension String {
  /// An id as somebody types it: small letters mean capitals.
  var operationID: String { uppercased() }
}
