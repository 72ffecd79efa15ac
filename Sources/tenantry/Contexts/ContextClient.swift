import PlatformHost
import TenantryAPI

/// A server's client under the name that its context has here.
struct ContextClient: ControlPlaneClient {
  let client: RemoteClient
  let context: ServerContext
  let isReadOnly: Bool

  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    guard E.changesNothing || !isReadOnly else {
      throw APIProblem(.refused, "This is read-only: nothing is changed from here.")
    }
    let output = try await client.call(endpoint)
    guard var session = output as? Session else { return output }
    session.context = context.name
    session.mode = .remote
    session.isReadOnly = session.isReadOnly || isReadOnly
    guard let named = session as? E.Output else { return output }
    return named
  }

  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> { client.changes(since: cursor) }
}
