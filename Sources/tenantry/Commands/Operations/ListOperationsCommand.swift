import ArgumentParser
import TenantModel
import TenantryAPI

/// The newest operations, a row each.
struct ListOperationsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List operations, newest first.",
    usage: "tenantry op list [<filters>] [-o <format>]", aliases: ["ls"])

  @Option(help: ArgumentHelp("Only operations of this tenant.", valueName: "slug"))
  var tenant: String?

  @Option(help: "Only operations in this state.")
  var state: [OperationState] = []

  @Option(help: ArgumentHelp("At most this many.", valueName: "number"))
  var limit = 20

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (1...ListOperations.limitMax).contains(limit) else {
      throw ValidationError("--limit must be between 1 and \(ListOperations.limitMax).")
    }
  }

  func run(in context: CommandContext) async throws {
    let list = try await context.read(ListOperations(tenant: tenant, state: state, limit: limit))
    try context.put(list, list.items, as: output.output, columns: OperationTable.columns) {
      OperationTable.text(list.items, at: context.environment.now(), context.style)
    }
    if list.items.isEmpty { context.say("No operations.") }
  }
}

extension OperationState: ExpressibleByArgument {}
