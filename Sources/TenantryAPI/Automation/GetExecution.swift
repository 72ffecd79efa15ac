import TenantModel

/// One execution, with why and where it failed.
package struct GetExecution: Endpoint {
  package static let name = "automation.execution"
  package static let method = EndpointMethod.get
  package static let path = "/api/integrations/automation/executions/{execution}"
  package static let permission = Permission.automationRead
  package static let isKept = false

  package var execution: String

  package init(execution: String) {
    self.execution = execution
  }

  package struct Output: Codable, Equatable, Sendable {
    package var execution: AutomationExecution
    /// The node that failed, else the one that ran last; nil where n8n kept no data.
    package var node: String?
    /// What went wrong, in n8n's or the node's words; nil when nothing did, or n8n kept no data.
    package var error: String?
    /// What the node adds to that.
    package var errorDetail: String?
    /// The executions that tried this one again, the newest first, as far as they are among the newest.
    package var retries: [AutomationExecution]
    /// Why it cannot be tried again, a clause; nil when it can.
    package var retryRefusal: String?

    package init(
      execution: AutomationExecution, node: String? = nil, error: String? = nil, errorDetail: String? = nil,
      retries: [AutomationExecution] = [], retryRefusal: String? = nil
    ) {
      self.execution = execution
      self.node = node
      self.error = error
      self.errorDetail = errorDetail
      self.retries = retries
      self.retryRefusal = retryRefusal
    }
  }
}
