import TenantModel

/// Ends a run; what it said stays. A model that is being asked is not waited for.
package struct CancelAgentRun: Endpoint {
  package static let name = "ai.run_cancel"
  package static let method = EndpointMethod.post
  package static let path = "/api/ai/runs/{run}/cancel"
  package static let permission = Permission.aiRun

  /// The run's id.
  package var run: String

  package init(run: String) {
    self.run = run
  }

  package typealias Output = AgentRun
}
