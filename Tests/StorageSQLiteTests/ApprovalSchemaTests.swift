import Foundation
import GRDB
import StorageCore
import StorageSupport
import TenantModel
import Testing

@testable import StorageSQLite

@Suite("Approvals in the schema")
struct ApprovalSchemaTests {
  private func approval(
    _ id: String, _ tenant: Tenant, _ act: ApprovalAct = .decommission, by actor: String = "ada",
    at time: Date = testTime
  ) throws -> Approval {
    Approval(
      id: try ApprovalID(id), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name, act: act,
      planId: act == .plan ? "starter" : nil, basis: ApprovalBasis(tenant), reason: "because", askedBy: actor,
      askedAt: time)
  }

  @Test("the schema itself refuses a second decision, and one by who asked")
  func triggers() async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    let record = try NewTenantRecord.make("acme", status: .active)
    try await storage.tenants.adopt([record])
    let tenant = try #require(try await storage.tenants.tenant(record.tenant.id))
    let asked = try approval("A000000001", tenant, .plan)
    try await storage.approvals.ask(asked, at: testTime)
    try await storage.close()
    let queue = try DatabaseQueue(path: folder.database.path)
    func decide(_ state: String, by actor: String) -> String? {
      do {
        try queue.write {
          try $0.execute(
            sql: "UPDATE approvals SET state = ?, decided_by = ?, decided_at = 1, decision_reason = 'r'",
            arguments: [state, actor])
        }
        return nil
      } catch { return "\(error)" }
    }
    #expect(decide("approved", by: "ada")?.contains("CHECK constraint failed") == true)
    #expect(decide("withdrawn", by: "ben")?.contains("CHECK constraint failed") == true)
    #expect(decide("rejected", by: "ben") == nil)
    #expect(decide("approved", by: "ben")?.contains("an approval is decided once") == true)
    try queue.close()
  }
}
