import Foundation
import TenantModel

/// Subscriptions, invoices, credits and proposals. Every write is one business act in one transaction and is told in
/// the change feed as a change of its tenant; only a change of plan is a new version of it.
package protocol BillingStore: Sendable {
  /// The subscriptions of all tenants or of one, with what is owed, by slug.
  func subscriptions(of tenant: TenantID?) async throws -> [SubscriptionRecord]

  /// Newest period first, then by slug.
  func invoices(_ query: InvoiceQuery) async throws -> [Invoice]

  func invoice(_ id: InvoiceID) async throws -> Invoice?

  /// The invoice with this number, or nil.
  func invoice(number: String) async throws -> Invoice?

  /// Makes the drafts of these tenants for every month through `period` that they were not billed for, takes what is
  /// left of their credits, and moves their subscriptions on. A tenant whose month has an invoice gets none.
  ///
  /// - Returns: how many drafts it made.
  func draft(
    _ tenants: [TenantID], through period: BillingPeriod, usage: [TenantID: BilledUsage], at now: Date,
    makeID: @escaping @Sendable () -> InvoiceID
  ) async throws -> Int

  /// Sends every draft for a month up to `period`: from then on it has a number, is due and is final. One over nought
  /// is paid at once, since nothing is owed.
  ///
  /// - Returns: how many it sent.
  func issue(through period: BillingPeriod, at now: Date) async throws -> Int

  /// Marks what is open and due before `now` as past due, and the subscriptions of who owes it; proposals that nobody
  /// decided in time expire.
  ///
  /// - Returns: how many invoices it marked.
  func markPastDue(at now: Date) async throws -> Int

  /// - Throws: `StorageError` with `notFound`, or `refused` when its state does not allow it; so do those below.
  func markPaid(_ id: InvoiceID, on day: Date, reference: String, at now: Date) async throws -> Invoice

  func void(_ id: InvoiceID, note: String, at now: Date) async throws -> Invoice

  /// Changes the plan of a tenant and its subscription.
  func setPlan(_ planId: String, of tenant: TenantID, at now: Date) async throws

  func propose(_ request: ChangeRequest, at now: Date) async throws

  /// Newest first.
  func changeRequests(tenant: TenantID?, limit: Int) async throws -> [ChangeRequest]

  func changeRequest(_ id: ChangeRequestID) async throws -> ChangeRequest?

  /// Decides a proposal; an approved one is carried out in the same transaction.
  func decide(
    _ id: ChangeRequestID, approves: Bool, by actor: String, reason: String?, at now: Date
  ) async throws -> ChangeRequest
}
