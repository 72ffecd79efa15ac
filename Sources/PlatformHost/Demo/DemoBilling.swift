import ControlPlane
import Foundation
import Operations
import StorageCore
import TenantModel
import TenantryAPI

/// Gives a made-up platform a history of bills: by the platform's own runs and requests, at the times at which they
/// would have been.
package struct DemoBilling {
  /// Months that were billed before today.
  package static let months = 3

  package let platform: OpenPlatform
  package let now: Date

  /// Since when a made-up tenant is billed.
  package static func subscribedSince(_ createdAt: Date, now: Date) -> Date {
    var period = BillingPeriod(of: now)
    for _ in 0..<months { period = period.previous }
    return max(createdAt, period.start)
  }

  /// Bills the months that have ended, pays most of it, and lets finance and an agency ask for something.
  package func begin(_ tenants: [Tenant]) async throws {
    var periods = [BillingPeriod(of: now).previous]
    while periods.count < Self.months { periods.insert(periods[0].previous, at: 0) }
    for period in periods { try await bill(period) }
    _ = try await platform.storage.billing.markPastDue(at: now)
    try await propose(tenants)
    try await ask(tenants)
  }

  private func bill(_ period: BillingPeriod) async throws {
    // The schedule looks at the calendar a few hours into the next month.
    let sent = min(period.end.addingTimeInterval(6 * 3_600), now)
    let book = BillingBook(store: platform.storage.billing, makeID: Self.makeID)
    _ = try await book.draft(through: period, at: sent)
    _ = try await book.issue(through: period, at: sent)
    let invoices = try await platform.storage.billing.invoices(
      InvoiceQuery(statuses: [.open], period: period))
    let age = (now.timeIntervalSince(sent) / 86_400).rounded(.down)
    let store = platform.storage.billing
    let debtors = Set(
      try await platform.storage.billing.subscriptions(of: nil).filter { $0.tenant.pausedBy == .billing }.map(
        \.tenant.id))
    // Together, so that they share their commits.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, invoice) in invoices.enumerated()
      where index % 10 != 3 && !debtors.contains(invoice.tenantId) {
        let day = Double(2 + index * 7 % 17)
        guard day < age else { continue }
        let paid = sent.addingTimeInterval(day * 86_400)
        group.addTask {
          _ = try await store.markPaid(
            invoice.id, on: paid, reference: "SEPA \(4_000 + index * 37)-\(period.month)", at: paid)
        }
      }
      try await group.waitForAll()
    }
  }

  private func propose(_ tenants: [Tenant]) async throws {
    let finance = client(Caller(actor: "finance@sandbox", role: .financeOwner))
    let starters = tenants.filter { $0.planId == "starter" && $0.status == .active }
    if let grown = starters.first {
      _ = try await finance.call(
        ProposeChange(
          tenant: grown.id.rawValue, kind: .planChange, plan: "pro", reason: "five people more since spring"))
    }
    if tenants.count > 9 {
      _ = try await finance.call(
        ProposeChange(
          tenant: tenants[9].id.rawValue, kind: .credit, amountCents: 2_500, reason: "two hours without Odoo")
      )
    }
    if let late = try await finance.call(ListInvoices(status: [.pastDue])).items.last {
      _ = try await finance.call(
        ProposeChange(
          tenant: late.tenantId.rawValue, kind: .writeOff, invoice: late.id.rawValue,
          reason: "the agency closes at the end of the year"))
    }
    if let second = starters.dropFirst().first {
      let refused = try await finance.call(
        ProposeChange(
          tenant: second.id.rawValue, kind: .planChange, plan: "enterprise", reason: "asked by phone"))
      _ = try await platform.client.call(
        DecideProposal(proposal: refused.id.rawValue, approves: false, reason: "in writing, please"))
    }
  }

  private func ask(_ tenants: [Tenant]) async throws {
    let first = tenants.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.first
    let own = tenants.filter { $0.agencyGroup == first?.agencyGroup }.sorted { $0.slug < $1.slug }
    guard own.count > 2 else { return }
    let admin = client(Caller(actor: "admin@agency", role: .tenantAdmin, tenants: Set(own.map(\.slug))))
    let slow = try await admin.call(
      OpenSupportRequest(
        tenant: own[0].slug.rawValue, subject: "Invoices print slowly",
        text: "Since yesterday a PDF takes a minute.", severity: .high))
    _ = try await platform.client.call(
      AnswerSupportRequest(
        request: slow.id.rawValue, text: "A worker hung; it was restarted. Is it better now?"))
    _ = try await admin.call(
      OpenSupportRequest(
        tenant: own[1].slug.rawValue, subject: "A second company",
        text: "We founded another company and want its books in the same Odoo.", severity: .normal))
    _ = try await admin.call(
      ChangeLocalSettings(
        tenant: own[0].slug.rawValue, contactEmail: "office@agency.example", maintenanceWindow: .night,
        notificationChannel: .email))
  }

  private func client(_ caller: Caller) -> EmbeddedClient {
    EmbeddedClient(controlPlane: platform.controlPlane, caller: caller)
  }

  private static let makeID: @Sendable () -> InvoiceID = {
    var randomness = SystemRandomNumberGenerator()
    return InvoiceID(using: &randomness)
  }
}
