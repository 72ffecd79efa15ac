import TenantryAPI

/// A platform that can be looked at: nothing is sent that would change it, and its queue stands still here.
struct ReadOnlyPlatform: CommandPlatform {
  let platform: any CommandPlatform

  var client: any ControlPlaneClient { ReadOnlyClient(client: platform.client) }

  func runWorkers() async {}

  func close() async { await platform.close() }
}

/// A client that refuses every call that would change something.
struct ReadOnlyClient: ControlPlaneClient {
  let client: any ControlPlaneClient

  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    guard E.changesNothing else {
      throw APIProblem(.refused, "This is read-only: “\(E.name)” would change the platform.")
    }
    return try await client.call(endpoint)
  }

  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> { client.changes(since: cursor) }
}
