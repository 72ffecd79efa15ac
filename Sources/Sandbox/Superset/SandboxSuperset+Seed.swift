import Foundation
import HTTPTransport

extension SandboxSuperset {
  private static let database = "analytics"

  /// The dataset and dashboard of a tenant that was there before, and the database that they all share.
  static func add(_ tenant: SandboxTenant, to store: SandboxStore) {
    let databaseId = StableHash.uuid("superset/\(database)")
    store.seed(
      [
        "id": 1, "uuid": .string(databaseId), "database_name": .string(database), "backend": "postgresql",
      ], databases, databaseId)
    let number = JSONValue.int(Int(StableHash.of(tenant.slug) % 900_000) + 100)
    let dataset = StableHash.uuid("dataset/\(tenant.slug)")
    store.seed(
      [
        "id": number, "uuid": .string(dataset), "table_name": "sale_order",
        "schema": .string(tenant.namespace.replacing("-", with: "_")),
        "database": ["id": 1, "database_name": .string(database)],
      ], datasets, dataset)
    guard tenant.analytics != .missing, tenant.analytics != .noDashboard else { return }
    let dashboard = StableHash.uuid("dashboard/\(tenant.slug)")
    store.seed(
      [
        "id": number, "uuid": .string(dashboard), "slug": .string(tenant.slug),
        "dashboard_title": .string("Sales of \(tenant.slug)"), "published": true, "certified_by": "tenantry",
        "certification_details": .string("tenantry:\(tenant.tenantId):SEED000000"),
        "url": .string("/superset/dashboard/\(tenant.slug)/"),
      ], dashboards, dashboard)
  }
}
