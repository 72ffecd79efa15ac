import TenantModel

/// One workflow with its newest executions.
package struct GetWorkflow: Endpoint {
  package static let name = "automation.workflow"
  package static let method = EndpointMethod.get
  package static let path = "/api/integrations/automation/workflows/{workflow}"
  package static let permission = Permission.automationRead

  package static let executionsMax = 20

  package var workflow: String

  package init(workflow: String) {
    self.workflow = workflow
  }

  package struct Output: Codable, Equatable, Sendable {
    package var workflow: AutomationWorkflow
    /// The newest first, those that run included.
    package var executions: [AutomationExecution]
    package var sample: AutomationSample

    package init(
      workflow: AutomationWorkflow, executions: [AutomationExecution], sample: AutomationSample
    ) {
      self.workflow = workflow
      self.executions = executions
      self.sample = sample
    }
  }
}
