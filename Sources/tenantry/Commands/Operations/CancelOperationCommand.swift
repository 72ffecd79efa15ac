import ArgumentParser
import TenantryAPI

/// Asks an operation to stop.
struct CancelOperationCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Ask an operation to stop, and wait until it has.",
    usage: "tenantry op cancel <id> [--no-wait]",
    discussion: "A running step is never cut off in the middle of a change. Ends with 1 when it was too late."
  )

  @Argument(help: ArgumentHelp("The operation's id, or the beginning of it.", valueName: "id"))
  var operation: String

  @Flag(help: "Do not wait for the end; print the id.")
  var noWait = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let summary = try await platform.client.call(CancelOperation(operation: operation.operationID))
      if noWait { return try context.put("\(summary.id)\n") }
      var watch = OperationWatch(context: context, platform: platform, operation: summary.id.rawValue)
      watch.wantsCancel = true
      let ending = try await watch.run().ending
      if ending.status != .ok { throw ending.status }
    }
  }
}
