import ArgumentParser
import TenantryAPI

/// Lets an operation begin whatever holds it.
struct OverrideOperationCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Let an operation begin that a window or the freeze holds, and follow it.",
    usage: "tenantry op override <id> --reason <text> [--no-wait]",
    discussion: "For platform owners. Ends with 1 when nothing holds it, or it does not succeed.")

  @Argument(help: ArgumentHelp("The operation's id, or the beginning of it.", valueName: "id"))
  var operation: String

  @Option(help: ArgumentHelp("Why, one sentence.", valueName: "text"))
  var reason: String

  @Flag(help: "Do not wait for the end; print the id.")
  var noWait = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let summary = try await platform.client.call(
        OverrideHold(operation: operation.operationID, reason: reason))
      if noWait { return try context.put("\(summary.id)\n") }
      let watch = OperationWatch(context: context, platform: platform, operation: summary.id.rawValue)
      let ending = try await watch.run().ending
      if ending.status != .ok { throw ending.status }
    }
  }
}
