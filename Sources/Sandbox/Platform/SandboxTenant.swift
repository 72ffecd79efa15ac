import Foundation
import HTTPTransport

/// A tenant that a sandbox platform has had all along.
package struct SandboxTenant: Sendable {
  package enum State: String, CaseIterable, Sendable {
    case running
    case paused
    /// Its newest image cannot be pulled.
    case imagePull
    /// Its container ends again and again.
    case crashing
  }

  /// How a tenant's analytics stand.
  package enum Analytics: String, CaseIterable, Sendable {
    case inOrder
    /// Nobody made its schema, nor its dashboard.
    case missing
    /// Nothing was brought over for five days: the function has not the means to run.
    case stale
    /// The runs of the last nights failed, and so do others.
    case failing
    /// There is a schema and no dashboard.
    case noDashboard
  }

  package var slug: String
  package var namespace: String
  package var host: String
  package var tenantId: String
  package var image: String
  /// Pods while it is not paused.
  package var replicas: Int
  package var state: State
  package var createdAt: Date
  /// Of its Keycloak client; nil for none.
  package var clientId: String?
  package var realm: String
  /// What its Odoo has installed.
  package var modules: [String]
  /// True for a copy of a production database that was made harmless.
  package var isNeutralized: Bool
  /// Of its database; nil for none.
  package var database: String?
  /// Its objects in the cluster, as somebody applied them; empty for the few that every tenant has.
  package var objects: [JSONValue] = []
  /// Its client in Keycloak, whole; nil for a plain one of `clientId`.
  package var client: JSONValue?
  /// Pods that somebody gave it by hand, whatever its objects say.
  package var replicasByHand: Int?
  /// What is wrong with its analytics.
  package var analytics = Analytics.inOrder
  /// Since when its nightly backups fail; nil when they do not.
  package var backupsFailSince: Date?

  package init(
    slug: String, namespace: String, host: String, tenantId: String, image: String, replicas: Int,
    state: State,
    createdAt: Date, clientId: String?, realm: String, database: String? = nil,
    modules: [String] = SandboxTenant.standardModules, isNeutralized: Bool = false
  ) {
    self.slug = slug
    self.namespace = namespace
    self.host = host
    self.tenantId = tenantId
    self.image = image
    self.replicas = replicas
    self.state = state
    self.createdAt = createdAt
    self.clientId = clientId
    self.realm = realm
    self.database = database
    self.modules = modules.sorted()
    self.isNeutralized = isNeutralized
  }

  package static let standardModules = [
    "account", "base", "contacts", "crm", "mail", "product", "sale_management", "stock", "web",
  ]
}
