import TenantModel

/// What an operation on a tenant would do. Changes nothing.
package struct PlanOperation: Endpoint {
  package static let name = "operations.plan"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/operations/plan"
  package static let permission = Permission.tenantsOperate
  package static let changesNothing = true

  /// The tenant's id or slug.
  package var tenant: String
  package var type: OperationKind
  /// What the kind wants to know besides; nil for the kinds that want nothing.
  package var params: OperationParams?
  /// True for somebody who would go on in spite of a freeze.
  package var isOverridden: Bool

  package init(
    tenant: String, type: OperationKind, params: OperationParams? = nil, isOverridden: Bool = false
  ) {
    self.tenant = tenant
    self.type = type
    self.params = params
    self.isOverridden = isOverridden
  }

  package struct Output: Codable, Equatable, Sendable {
    package var plan: OperationPlan
    package var decision: Decision
    /// The tenant as it is now, so that a dialog can say what changed since it was seen.
    package var tenant: Tenant
    /// Whether whoever asked may set the freeze aside for it; nil where it is not the freeze that stands in the way.
    package var override: Decision?
    /// The newest backup of the tenant that is known to have succeeded; nil where none is.
    package var lastBackup: Backup?

    package init(
      plan: OperationPlan, decision: Decision, tenant: Tenant, override: Decision? = nil,
      lastBackup: Backup? = nil
    ) {
      self.plan = plan
      self.decision = decision
      self.tenant = tenant
      self.override = override
      self.lastBackup = lastBackup
    }
  }
}
