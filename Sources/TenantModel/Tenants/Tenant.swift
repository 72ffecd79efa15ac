import Foundation

/// The id of a tenant.
package typealias TenantID = Identifier<Tenant>

/// One agency's workspace: an Odoo, its database, its namespace, its sign-in (PRD §5.1).
package struct Tenant: Codable, Equatable, Identifiable, Sendable {
  package var id: TenantID
  package var slug: Slug
  package var name: DisplayText
  package var agencyGroup: DisplayText
  package var status: TenantStatus
  /// Why the status is what it is, for people; nil when there is nothing to explain.
  package var statusReason: String?
  /// Who paused it; set exactly while `status` is `.paused`.
  package var pausedBy: Pauser?
  package var environment: TenantEnvironment
  package var planId: String
  package var region: String
  package var isolation: Isolation
  package var haLevel: HALevel
  package var templateId: String
  package var bundleCode: String
  package var image: ImageReference
  package var dbName: DatabaseName
  /// The database server's host name, nil until one is connected.
  package var dbHost: String?
  package var k8sNamespace: KubernetesNamespace
  package var odooUrl: HTTPSURL
  package var health: Health
  /// The operation that has the tenant's lane now, nil when it is idle.
  package var currentOperationId: OperationID?
  /// Counts the writes to this tenant; a change that carries an older number is refused.
  package var version: Int
  package var createdAt: Date
  package var updatedAt: Date

  package init(
    id: TenantID, slug: Slug, name: DisplayText, agencyGroup: DisplayText, status: TenantStatus,
    statusReason: String? = nil, pausedBy: Pauser? = nil, environment: TenantEnvironment, planId: String,
    region: String, isolation: Isolation, haLevel: HALevel, templateId: String, bundleCode: String,
    image: ImageReference, dbName: DatabaseName, dbHost: String? = nil, k8sNamespace: KubernetesNamespace,
    odooUrl: HTTPSURL, health: Health, currentOperationId: OperationID? = nil, version: Int = 1,
    createdAt: Date, updatedAt: Date
  ) {
    self.id = id
    self.slug = slug
    self.name = name
    self.agencyGroup = agencyGroup
    self.status = status
    self.statusReason = statusReason
    self.pausedBy = pausedBy
    self.environment = environment
    self.planId = planId
    self.region = region
    self.isolation = isolation
    self.haLevel = haLevel
    self.templateId = templateId
    self.bundleCode = bundleCode
    self.image = image
    self.dbName = dbName
    self.dbHost = dbHost
    self.k8sNamespace = k8sNamespace
    self.odooUrl = odooUrl
    self.health = health
    self.currentOperationId = currentOperationId
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}
