import Foundation
import StorageCore
import TenantModel

/// Bills months: makes the invoices, sends them, and marks who did not pay in time. Every part may be repeated.
package struct BillingBook: Sendable {
  /// What tenants used in a month; who is absent was not measured.
  package typealias UsageReading =
    @Sendable ([TenantID], BillingPeriod) async throws -> [TenantID: BilledUsage]

  /// Tenants that are billed in one transaction.
  private static let tenantsAtOnce = 200

  private let store: any BillingStore
  private let usage: UsageReading
  private let makeID: @Sendable () -> InvoiceID

  package init(
    store: any BillingStore, usage: @escaping UsageReading = { _, _ in [:] },
    makeID: @escaping @Sendable () -> InvoiceID
  ) {
    self.store = store
    self.usage = usage
    self.makeID = makeID
  }

  /// Makes the drafts of everybody who runs; `progress` is told how many tenants of how many are done.
  ///
  /// - Returns: how many drafts were made.
  package func draft(
    through period: BillingPeriod, at now: Date, progress: (Int, Int) throws -> Void = { _, _ in }
  ) async throws -> Int {
    let tenants = try await store.subscriptions(of: nil).filter { $0.tenant.status != .decommissioned }.map(
      \.tenant.id)
    var made = 0
    for start in stride(from: 0, to: tenants.count, by: Self.tenantsAtOnce) {
      try progress(start, tenants.count)
      let some = Array(tenants[start..<min(start + Self.tenantsAtOnce, tenants.count)])
      made += try await store.draft(
        some, through: period, usage: try await usage(some, period), at: now, makeID: makeID)
    }
    return made
  }

  /// Sends what is a draft.
  ///
  /// - Returns: how many invoices were sent.
  package func issue(through period: BillingPeriod, at now: Date) async throws -> Int {
    try await store.issue(through: period, at: now)
  }

  /// Marks what is past due.
  ///
  /// - Returns: how many invoices were marked.
  package func markPastDue(at now: Date) async throws -> Int { try await store.markPastDue(at: now) }
}
