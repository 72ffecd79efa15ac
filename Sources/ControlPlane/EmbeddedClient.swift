import TenantModel
import TenantryAPI

/// The client of a control plane in this process: a call is a function call.
package struct EmbeddedClient: ControlPlaneClient {
  private let controlPlane: ControlPlane
  private let caller: Caller

  package init(controlPlane: ControlPlane, caller: Caller) {
    self.controlPlane = controlPlane
    self.caller = caller
  }

  package func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    try await controlPlane.answer(endpoint, for: caller)
  }

  /// Who may read no changes gets none: a stream that has ended. Who may read those of their own tenants, or may not
  /// read operations, is told of nothing else.
  package func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> {
    changes(since: cursor, behindMax: ChangeReader.eventsBehindMax)
  }

  /// - Parameter behindMax: how many changes the listener may be behind; beyond it is told that everything may have changed.
  package func changes(since cursor: ChangeCursor?, behindMax: Int64) -> AsyncStream<ChangeBatch> {
    let parts = controlPlane.parts
    guard let audience = ChangeAudience(caller, tenants: parts.tenants) else {
      return AsyncStream(unfolding: { nil })
    }
    return ChangeReader.changes(in: parts.changes, since: cursor, for: audience, behindMax: behindMax)
  }
}
