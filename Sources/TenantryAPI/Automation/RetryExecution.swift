import TenantModel

/// Tries a failed execution again, with the workflow as it is now. Refused while, and after, another try of it did well.
package struct RetryExecution: Endpoint {
  package static let name = "automation.retry"
  package static let method = EndpointMethod.post
  package static let path = "/api/integrations/automation/executions/{execution}/retry"
  package static let permission = Permission.automationManage

  package var execution: String

  package init(execution: String) {
    self.execution = execution
  }

  /// The new execution.
  package typealias Output = AutomationExecution
}
