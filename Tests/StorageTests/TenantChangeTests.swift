import Foundation
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("What operations record of a tenant")
struct TenantChangeTests {
  @Test("the image, the bundle and the end of the subscription are kept, each a new version")
  func records() async throws {
    let storage = try await OpenStorage.forTest(now: { Date(timeIntervalSince1970: 1_763_800_000) })
    let record = try NewTenantRecord.make("acme")
    try await storage.tenants.adopt([record])
    let id = record.tenant.id
    try await storage.tenants.record(image: try ImageReference("odoo:18.0-20251120"), of: id)
    try await storage.tenants.record(bundle: "helpdesk", of: id)
    try await storage.tenants.endSubscription(of: id)
    let tenant = try #require(try await storage.tenants.tenant(id))
    #expect(tenant.image.tag == "18.0-20251120" && tenant.bundleCode == "helpdesk")
    #expect(tenant.version == record.tenant.version + 3)
    let subscription = try await storage.tenants.subscription(of: id)
    #expect(subscription?.status == .ended && subscription?.nextInvoiceDate == nil)
    try await storage.tenants.endSubscription(of: id)
    #expect(
      try await storage.tenants.tenant(id)?.version == tenant.version, "the second end changed something")
  }

  @Test("a tenant that is not there is said to be missing")
  func missing() async throws {
    let storage = try await OpenStorage.forTest(now: { Date() })
    let nobody = try TenantID("N0B0DY0000")
    for write in [
      { try await storage.tenants.record(image: try ImageReference("odoo:18.0"), of: nobody) },
      { try await storage.tenants.record(bundle: "x", of: nobody) },
      { try await storage.tenants.endSubscription(of: nobody) },
    ] as [@Sendable () async throws -> Void] {
      let error = await #expect(throws: StorageError.self) { try await write() }
      #expect(error?.code == .notFound)
    }
  }
}
