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

  /// Who may not read changes gets none: a stream that has ended.
  package func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> {
    guard AccessPolicy.decide(caller.role, .changesRead, .other).isAllowed else {
      return AsyncStream(unfolding: { nil })
    }
    return ChangeReader.changes(in: controlPlane.parts.changes, since: cursor)
  }
}
