import TenantModel

/// Starts a workflow by its webhook, now: n8n's API starts no workflow in another way.
///
/// Asked again with the same key it starts nothing more: the key goes along as the correlation id, by which the execution
/// is found.
package struct RunWorkflow: Endpoint {
  package static let name = "automation.run"
  package static let method = EndpointMethod.post
  package static let path = "/api/integrations/automation/workflows/{workflow}/runs"
  package static let permission = Permission.automationManage

  package var workflow: String
  package var idempotencyKey: String

  package init(workflow: String, idempotencyKey: String) {
    self.workflow = workflow
    self.idempotencyKey = idempotencyKey
  }

  package struct Output: Codable, Equatable, Sendable {
    /// What n8n lists of it; nil where it has not listed it yet.
    package var execution: AutomationExecution?
    /// True when it had been started before, by the same key.
    package var wasStarted: Bool

    package init(execution: AutomationExecution?, wasStarted: Bool) {
      self.execution = execution
      self.wasStarted = wasStarted
    }
  }
}
