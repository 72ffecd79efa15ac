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
  package var operations: OperationCatalog
  package var cluster: ClusterObserver?
  /// Where people sign in; nil when it is not connected.
  package var keycloak: KeycloakClient?
  package var now: @Sendable () -> Date
  package var randomness: @Sendable () -> any RandomNumberGenerator

  package init(
    platform: PlatformSettings, integrations: [IntegrationStatus], tenants: any TenantStore,
    catalog: any CatalogStore, offers: any PlatformStore, jobs: any JobStore, changes: any ChangeStore,
    monitor: any MonitorStore, operations: OperationCatalog,
    cluster: ClusterObserver?, keycloak: KeycloakClient? = nil,
    breakers: @escaping @Sendable () -> [String: BreakerStatus] = { [:] },
    now: @escaping @Sendable () -> Date,
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
    self.operations = operations
    self.cluster = cluster
    self.keycloak = keycloak
    self.breakers = breakers
    self.now = now
    self.randomness = randomness
  }
}
