import TenantModel

/// Lets a workflow listen to its triggers, or lets it be. What is so already stays so.
package struct SwitchWorkflow: Endpoint {
  package static let name = "automation.switch"
  package static let method = EndpointMethod.post
  package static let path = "/api/integrations/automation/workflows/{workflow}/activation"
  package static let permission = Permission.automationManage

  package var workflow: String
  package var isActive: Bool

  package init(workflow: String, isActive: Bool) {
    self.workflow = workflow
    self.isActive = isActive
  }

  package typealias Output = AutomationWorkflow
}
