import ArgumentParser
import TenantryAPI

/// Lets a parked operation go on.
struct RetryOperationCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Let a parked operation go on from the step that failed, and follow it.",
    usage: "tenantry op retry <id> [--from <step>] [--no-wait]")

  @Argument(help: ArgumentHelp("The operation's id, or the beginning of it.", valueName: "id"))
  var operation: String

  @Option(help: ArgumentHelp("Go back to this step.", valueName: "step"))
  var from: String?

  @Flag(help: "Do not wait for the end; print the id.")
  var noWait = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let summary = try await platform.client.call(
        RetryOperation(operation: operation.operationID, from: from))
      if noWait { return try context.put("\(summary.id)\n") }
      let watch = OperationWatch(context: context, platform: platform, operation: summary.id.rawValue)
      let ending = try await watch.run().ending
      if ending.status != .ok { throw ending.status }
    }
  }
}
