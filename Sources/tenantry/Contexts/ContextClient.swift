import Foundation
import PlatformHost
import TenantryAPI

/// A server's client under the name that its context has here.
struct ContextClient: ControlPlaneClient {
  let client: any ControlPlaneClient
  let context: ServerContext
  let isReadOnly: Bool

  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    guard E.changesNothing || !isReadOnly else {
      throw APIProblem(.refused, "This is read-only: nothing is changed from here.")
    }
    return named(try await client.call(endpoint))
  }

  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> { client.changes(since: cursor) }

  func lastKnown<E: Endpoint>(_ endpoint: E) async -> (output: E.Output, at: Date)? {
    await client.lastKnown(endpoint).map { (named($0.output), $0.at) }
  }

  /// A session as it is called here; anything else as it is.
  private func named<Output>(_ output: Output) -> Output {
    guard var session = output as? Session else { return output }
    session.context = context.name
    session.mode = .remote
    // Who takes a platform for production is never told that it is less.
    if session.environment != .production { session.environment = context.environment ?? session.environment }
    session.isReadOnly = session.isReadOnly || isReadOnly
    return session as? Output ?? output
  }
}
