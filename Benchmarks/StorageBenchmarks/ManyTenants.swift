import Foundation
import StorageCore
import TenantModel

/// As many tenants as a benchmark wants, the same each time but for their ids.
enum ManyTenants {
  /// Puts so many tenants into an empty database, and closes it.
  static func fill(_ storage: OpenStorage, count: Int) async throws {
    for start in stride(from: 0, to: count, by: 1_000) {
      try await storage.tenants.adopt(
        try (start..<min(start + 1_000, count)).map { try record($0, of: count) })
    }
    try await storage.close()
  }

  static func record(_ number: Int, of count: Int) throws -> NewTenantRecord {
    var randomness = SystemRandomNumberGenerator()
    let slug = try Slug("agency-\(number)")
    let url = try HTTPSURL("https://\(slug).example.net")
    let tenant = Tenant(
      id: TenantID(using: &randomness), slug: slug, name: try DisplayText("Agency \(number * 7_919 % count)"),
      agencyGroup: try DisplayText("Group \(number % 40)"),
      status: number % 500 == 0 ? .error : number % 10 == 0 ? .paused : .active, environment: .production,
      planId: ["starter", "pro", "enterprise"][number % 3], region: ["sgp1", "fra1", "nyc3"][number % 7 % 3],
      isolation: .database, haLevel: .single, templateId: "odoo18-standard", bundleCode: "finance_ppm",
      image: try ImageReference("odoo:18.0-20251106"), dbName: slug.databaseName,
      k8sNamespace: slug.namespace, odooUrl: url,
      health: Health(level: HealthLevel.allCases[number % 97 % 4], summary: "as made"),
      createdAt: Date(), updatedAt: Date())
    return NewTenantRecord(
      tenant: tenant, modules: [],
      sso: SSOConfig(keycloakRealm: "tenants", keycloakClientId: "c", redirectUris: [url], status: .desired),
      subscription: BillingSubscription(planId: "pro", status: .pending, pricingModel: .flat))
  }
}
