import Foundation
import Integrations
import JobEngine
import Operations
import StorageCore
import TenantModel
import TenantryAPI

/// What the control plane is put together from, in the composition root.
package struct ControlPlaneParts: Sendable {
  package var platform: PlatformSettings
  package var integrations: [IntegrationStatus]
  /// How the circuit breakers stand now, by system.
  package var breakers: @Sendable () -> [String: BreakerStatus]
  package var tenants: any TenantStore
  package var catalog: any CatalogStore
  package var offers: any PlatformStore
  package var jobs: any JobStore
  package var changes: any ChangeStore
  package var monitor: any MonitorStore
  package var billing: any BillingStore
  package var support: any SupportStore
  package var windows: any WindowStore
  package var audit: any AuditStore
  package var facts: PlatformFacts
  package var analytics: any AnalyticsStore
  package var agents: any AgentStore
  package var approvals: any ApprovalStore
  package var presence: any PresenceStore
  package var hooks: any HookStore
  /// The receivers of webhooks that this process knows of now.
  package var hookReceivers: @Sendable () -> [HookReceiver]
  /// The language model that flows ask; nil where the built-in advisor answers.
  package var model: ModelSystem?
  package var operations: OperationCatalog
  /// What bills a month.
  package var billingRun: JobDefinition
  /// What tells the operators of a support request.
  package var supportPost: JobDefinition
  /// What tenants use, for bills and pages.
  package var usage: BillingBook.UsageReading
  package var cluster: ClusterObserver?
  /// Where connections are written down; nil where they are fixed.
  package var connections: (any ConnectionKeeper)?
  /// The bundles that ship with the program, whatever became of them here.
  package var shippedBundles: @Sendable () throws -> [ModuleBundle]
  package var supportDesk: SupportDesk
  /// Where people sign in; nil when it is not connected.
  package var keycloak: KeycloakClient?
  /// What runs tenants' workflows; nil when it is not connected.
  package var n8n: N8nSystem?
  /// Where tenants' analytics are kept; nil when it is not connected.
  package var supabase: SupabaseSystem?
  /// Where their dashboards are; nil when it is not connected.
  package var superset: SupersetSystem?
  package var now: @Sendable () -> Date
  package var randomness: @Sendable () -> any RandomNumberGenerator

  package init(
    platform: PlatformSettings, integrations: [IntegrationStatus], tenants: any TenantStore,
    catalog: any CatalogStore, offers: any PlatformStore, jobs: any JobStore, changes: any ChangeStore,
    monitor: any MonitorStore, billing: any BillingStore, support: any SupportStore,
    windows: any WindowStore, audit: any AuditStore, facts: PlatformFacts = PlatformFacts(),
    analytics: any AnalyticsStore,
    agents: any AgentStore, approvals: any ApprovalStore, presence: any PresenceStore, hooks: any HookStore,
    hookReceivers: @escaping @Sendable () -> [HookReceiver] = { [] },
    model: ModelSystem? = nil,
    operations: OperationCatalog, billingRun: JobDefinition, supportPost: JobDefinition,
    usage: @escaping BillingBook.UsageReading = { _, _ in [:] },
    cluster: ClusterObserver?, keycloak: KeycloakClient? = nil, n8n: N8nSystem? = nil,
    supabase: SupabaseSystem? = nil, superset: SupersetSystem? = nil,
    breakers: @escaping @Sendable () -> [String: BreakerStatus] = { [:] },
    connections: (any ConnectionKeeper)? = nil,
    shippedBundles: @escaping @Sendable () throws -> [ModuleBundle] = { [] },
    supportDesk: SupportDesk = SupportDesk(), now: @escaping @Sendable () -> Date,
    randomness: @escaping @Sendable () -> any RandomNumberGenerator
  ) {
    self.platform = platform
    self.integrations = integrations
    self.tenants = tenants
    self.catalog = catalog
    self.offers = offers
    self.jobs = jobs
    self.changes = changes
    self.monitor = monitor
    self.billing = billing
    self.support = support
    self.windows = windows
    self.audit = audit
    self.facts = facts
    self.analytics = analytics
    self.agents = agents
    self.approvals = approvals
    self.presence = presence
    self.hooks = hooks
    self.hookReceivers = hookReceivers
    self.model = model
    self.operations = operations
    self.billingRun = billingRun
    self.supportPost = supportPost
    self.usage = usage
    self.cluster = cluster
    self.keycloak = keycloak
    self.n8n = n8n
    self.supabase = supabase
    self.superset = superset
    self.breakers = breakers
    self.connections = connections
    self.shippedBundles = shippedBundles
    self.supportDesk = supportDesk
    self.now = now
    self.randomness = randomness
  }
}
