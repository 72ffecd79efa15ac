import Foundation
import TenantModel

/// Billing in SQL. Each write is one transaction, on disk before it returns.
package struct SQLBillingStore: BillingStore {
  let database: any StoreDatabase

  package func subscriptions(of tenant: TenantID?) async throws -> [SubscriptionRecord] {
    try await database.read { try BillingTable.subscriptions(of: tenant, in: $0) }
  }

  package func invoices(_ query: InvoiceQuery) async throws -> [Invoice] {
    try await database.read { try BillingTable.invoices(query, in: $0) }
  }

  package func invoice(_ id: InvoiceID) async throws -> Invoice? {
    try await database.read { try BillingTable.invoice(id, in: $0) }
  }

  package func invoice(number: String) async throws -> Invoice? {
    try await database.read { try BillingTable.invoice(number: number, in: $0) }
  }

  package func draft(
    _ tenants: [TenantID], through period: BillingPeriod, usage: [TenantID: BilledUsage], at now: Date,
    makeID: @escaping @Sendable () -> InvoiceID
  ) async throws -> Int {
    try await database.write {
      try BillingTable.draft(tenants, through: period, usage: usage, at: now, makeID: makeID, in: $0)
    }
  }

  package func issue(through period: BillingPeriod, at now: Date) async throws -> Int {
    try await database.write { try BillingTable.issue(through: period, at: now, in: $0) }
  }

  package func markPastDue(at now: Date) async throws -> Int {
    try await database.write { try BillingTable.markPastDue(at: now, in: $0) }
  }

  package func markPaid(
    _ id: InvoiceID, on day: Date, reference: String, at now: Date
  ) async throws -> Invoice {
    try await database.write {
      try BillingTable.markPaid(id, on: day, reference: reference, at: now, in: $0)
    }
  }

  package func void(_ id: InvoiceID, note: String, at now: Date) async throws -> Invoice {
    try await database.write { try BillingTable.void(id, note: note, at: now, in: $0) }
  }

  package func setPlan(_ planId: String, of tenant: TenantID, at now: Date) async throws {
    try await database.write { try BillingTable.setPlan(planId, of: tenant, at: now, in: $0) }
  }

  package func propose(_ request: ChangeRequest, at now: Date) async throws {
    try await database.write { try BillingTable.propose(request, at: now, in: $0) }
  }

  package func changeRequests(tenant: TenantID?, limit: Int) async throws -> [ChangeRequest] {
    try await database.read { try BillingTable.changeRequests(tenant: tenant, limit: limit, in: $0) }
  }

  package func changeRequest(_ id: ChangeRequestID) async throws -> ChangeRequest? {
    try await database.read { try BillingTable.changeRequest(id, in: $0) }
  }

  package func decide(
    _ id: ChangeRequestID, approves: Bool, by actor: String, reason: String?, at now: Date
  ) async throws -> ChangeRequest {
    try await database.write {
      try BillingTable.decide(id, approves: approves, by: actor, reason: reason, at: now, in: $0)
    }
  }
}
