import TenantModel

/// The workflows of n8n, by name, each with how its last executions went.
///
/// Fails with `unavailable` when n8n does not answer; that it is not connected is part of the answer.
package struct ListWorkflows: Endpoint {
  package static let name = "automation.workflows"
  package static let method = EndpointMethod.get
  package static let path = "/api/integrations/automation/workflows"
  package static let permission = Permission.automationRead

  /// Executions that are looked at, for a tenant or for all.
  package static let sampleMax = 500

  /// Only those of this tenant, by slug or id; nil for all.
  package var tenant: String?

  package init(tenant: String? = nil) {
    self.tenant = tenant
  }

  package struct Output: Codable, Equatable, Sendable {
    /// n8n, and whether it is connected.
    package var integration: IntegrationStatus
    package var items: [AutomationWorkflow]
    package var sample: AutomationSample

    package init(
      integration: IntegrationStatus, items: [AutomationWorkflow], sample: AutomationSample
    ) {
      self.integration = integration
      self.items = items
      self.sample = sample
    }
  }
}
