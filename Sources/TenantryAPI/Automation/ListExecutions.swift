import TenantModel

/// The newest executions, newest first, those that run included.
package struct ListExecutions: Endpoint {
  package static let name = "automation.executions"
  package static let method = EndpointMethod.get
  package static let path = "/api/integrations/automation/executions"
  package static let permission = Permission.automationRead
  package static let blank: ListExecutions? = ListExecutions()

  package static let limitMax = 500
  package static let limitDefault = 200

  /// Only those of this workflow, by id.
  package var workflow: String?
  /// Only those of this tenant's workflows, by slug or id.
  package var tenant: String?
  package var limit: Int

  package init(workflow: String? = nil, tenant: String? = nil, limit: Int = ListExecutions.limitDefault) {
    self.workflow = workflow
    self.tenant = tenant
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var integration: IntegrationStatus
    package var items: [AutomationExecution]
    /// True when there are older ones.
    package var hasMore: Bool

    package init(integration: IntegrationStatus, items: [AutomationExecution], hasMore: Bool) {
      self.integration = integration
      self.items = items
      self.hasMore = hasMore
    }
  }
}
