import TenantModel

/// A tenant with its related objects, and what may be done to it by the one who asked.
package struct TenantDetail: Codable, Equatable, Sendable {
  /// One operation that could be submitted now, and what the policy says of it.
  package struct Action: Codable, Equatable, Sendable {
    package var kind: OperationKind
    package var decision: Decision
    /// Whether whoever asked may set the freeze aside for it; nil where it is not the freeze that stands in the way.
    package var override: Decision?

    package init(kind: OperationKind, decision: Decision, override: Decision? = nil) {
      self.kind = kind
      self.decision = decision
      self.override = override
    }
  }

  package var tenant: Tenant
  package var plan: Plan?
  package var template: InfraTemplate?
  package var sso: SSOConfig?
  package var subscription: BillingSubscription?
  package var modules: [TenantModuleState]
  package var actions: [Action]
  /// The newest operations, newest first, at most 5.
  package var operations: [OperationSummary]
  /// The pods as the cluster shows them; nil when no cluster is connected or it did not answer.
  package var pods: [PodSummary]?
  /// Where the desired state lies, for example `tenants/acme` in a folder; for people.
  package var desiredState: String
  /// What the monitor last saw.
  package var observed: TenantObservations
  /// What waits for a second person; nil for those who may not know.
  package var approvals: [Approval]?

  package init(
    tenant: Tenant, plan: Plan?, template: InfraTemplate?, sso: SSOConfig?,
    subscription: BillingSubscription?,
    modules: [TenantModuleState], actions: [Action], operations: [OperationSummary], pods: [PodSummary]?,
    desiredState: String, observed: TenantObservations = TenantObservations(), approvals: [Approval]? = nil
  ) {
    self.tenant = tenant
    self.plan = plan
    self.template = template
    self.sso = sso
    self.subscription = subscription
    self.modules = modules
    self.actions = actions
    self.operations = operations
    self.pods = pods
    self.desiredState = desiredState
    self.observed = observed
    self.approvals = approvals
  }
}

extension TenantDetail: VersionedOutput {
  package var entityVersion: Int { tenant.version }
}
