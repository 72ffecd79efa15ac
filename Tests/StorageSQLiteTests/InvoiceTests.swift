import Foundation
import GRDB
import StorageCore
import StorageSupport
import TenantModel
import Testing

@testable import StorageSQLite

@Suite("Invoices on disk")
struct InvoiceTests {
  @Test("what was sent cannot be changed or deleted, whoever writes")
  func final() async throws {
    let may = try BillingPeriod("2025-05")
    let makeID: @Sendable () -> InvoiceID = {
      var randomness = SystemRandomNumberGenerator()
      return InvoiceID(using: &randomness)
    }
    let folder = try TestFolder()
    let stored = try await SQLiteStorage.atTestTime(folder.url)
    try await stored.platform.seed(try .standard())
    var record = try NewTenantRecord.make("acme", status: .active)
    record.subscription = BillingSubscription(
      planId: "pro", status: .active, pricingModel: .flat, currentPeriodStart: may.start,
      currentPeriodEnd: may.end, nextInvoiceDate: may.end)
    try await stored.tenants.adopt([record])
    _ = try await stored.billing.draft(
      [record.tenant.id], through: may, usage: [:], at: may.end, makeID: makeID)
    _ = try await stored.billing.issue(through: may, at: may.end)
    try await stored.close()
    let queue = try DatabaseQueue(path: folder.database.path)
    for sql in [
      "UPDATE invoices SET total_cents = 1", "UPDATE invoices SET lines = '[]'", "DELETE FROM invoices",
      "UPDATE invoices SET due_at = due_at + 1",
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") { try queue.write { try $0.execute(sql: sql) } }
    }
    try queue.close()
  }
}
