import ArgumentParser
import TenantModel
import TenantryAPI

/// Follows an operation to its end.
struct WatchOperationCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow an operation to its end, and drive the queue meanwhile.",
    usage: "tenantry op watch [<id>]",
    discussion:
      "Ends with 0 when it succeeded and with 1 when it did not. Ctrl-C stops watching, not the operation.")

  @Argument(
    help: ArgumentHelp("The operation's id or its beginning; the newest when left out.", valueName: "id"))
  var operation: String?

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let id: String
      if let operation { id = operation.operationID } else { id = try await newest(platform.client) }
      let ending = try await OperationWatch(context: context, platform: platform, operation: id).run().ending
      if ending.status != .ok { throw ending.status }
    }
  }

  /// One that is not over goes before one that is.
  private func newest(_ client: any ControlPlaneClient) async throws -> String {
    let operations = try await client.call(ListOperations(limit: 50)).items
    guard let operation = operations.first(where: { !$0.state.isFinal }) ?? operations.first else {
      throw CommandFailure(.refused, "There is no operation to watch.")
    }
    return operation.id.rawValue
  }
}
