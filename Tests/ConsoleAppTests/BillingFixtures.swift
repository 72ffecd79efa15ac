import Foundation
import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension Plan {
  static func standard(_ id: String) -> Plan? {
    (try? PlatformDefaults.standard())?.plans.first { $0.id == id }
  }
}

extension SubscriptionView {
  /// A tenant's subscription; what is past due is unpaid too.
  static func make(
    _ tenant: Tenant, users: Int? = nil, gib: Int? = nil, unpaid: Int = 0, pastDue: Int = 0, credit: Int = 0
  ) -> SubscriptionView {
    SubscriptionView(
      tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name, agencyGroup: tenant.agencyGroup,
      tenantStatus: tenant.status,
      subscription: BillingSubscription(
        planId: tenant.planId, status: pastDue > 0 ? .pastDue : .active, pricingModel: .flat,
        currentPeriodStart: Invoice.october.end, currentPeriodEnd: Invoice.october.next.end,
        nextInvoiceDate: Invoice.october.next.end),
      plan: .standard(tenant.planId), usage: BilledUsage(users: users, storageGib: gib), unpaidCents: unpaid,
      pastDueCents: pastDue, creditCents: credit)
  }
}

extension Invoice {
  static let october: BillingPeriod = known("2025-10")

  static func make(
    _ number: Int, _ tenant: Tenant, _ status: Status, period: BillingPeriod = october, cents: Int = 9_900
  ) -> Invoice {
    let sent = period.end.addingTimeInterval(6 * 3_600)
    let isSent = status != .draft
    return Invoice(
      id: identifier("V", number), number: isSent ? "INV-2025-\(String(format: "%06d", number))" : nil,
      tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name, planId: tenant.planId,
      period: period, status: status, currency: "USD",
      lines: [
        InvoiceLine(kind: .planFee, text: "Pro, \(period)", unitCents: 9_900),
        InvoiceLine(kind: .usersOver, text: "13 users, 10 are included", quantity: 3, unitCents: 800),
        InvoiceLine(kind: .credit, text: "Credit", unitCents: cents - 12_300),
        .note("GiB over the plan are not billed: they were not measured"),
      ], totalCents: cents, createdAt: sent, issuedAt: isSent ? sent : nil,
      dueAt: isSent ? InvoiceRules.due(after: sent) : nil, paidAt: status == .paid ? sent + 86_400 : nil,
      reference: status == .paid ? "SEPA 4711" : nil,
      note: status == .void ? "billed to the wrong agency" : nil)
  }
}

extension ChangeRequest {
  static func make(
    _ number: Int, _ tenant: Tenant, _ kind: Kind, by: String = "finance@north", status: Status = .pending,
    ago: Double = 2 * 86_400
  ) -> ChangeRequest {
    ChangeRequest(
      id: identifier("C", number), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name,
      kind: kind, planId: kind == .planChange ? "pro" : nil,
      amount: kind == .planChange ? nil : Money(cents: 5_000, currency: "USD"),
      invoiceId: kind == .writeOff ? identifier("V", 2) : nil,
      invoiceNumber: kind == .writeOff ? "INV-2025-000002" : nil,
      reason: "two hours without Odoo", status: status, proposedBy: by, proposedAt: .noon.minus(ago))
  }
}

extension SupportRequest {
  static func make(_ number: Int, _ tenant: Tenant, _ state: State) -> SupportRequest {
    SupportRequest(
      id: identifier("S", number), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name,
      subject: known("Invoices print slowly"), severity: .high, state: state, openedBy: "admin@northside",
      openedAt: .noon.minus(7_200), updatedAt: .noon.minus(600),
      messages: [
        .init(
          author: "admin@northside", isAnswer: false, text: "A PDF takes a minute.", at: .noon.minus(7_200))
      ]
        + (state == .answered
          ? [.init(author: "ops@north", isAnswer: true, text: "Is it better now?", at: .noon.minus(600))]
          : []),
      postedIn: "#support")
  }
}

extension ScriptedClient {
  /// Answers what billing and the portal ask.
  func answerBilling(isEmpty: Bool = false) {
    let tenants: [Tenant] = isEmpty ? [] : [.acme, .northwind, .halcyon, .lumen]
    let subscriptions: [SubscriptionView] = tenants.enumerated().map { place, tenant in
      switch place {
      case 0: .make(tenant, users: 13, gib: 12, unpaid: 9_900, pastDue: 9_900)
      case 1: .make(tenant, users: 18, gib: 20, unpaid: 24_900)
      case 2: .make(tenant, credit: 5_000)
      default: .make(tenant, users: 4, gib: 3)
      }
    }
    let invoices: [Invoice] =
      isEmpty
      ? []
      : [
        .make(2, .acme, .pastDue, period: Invoice.october.previous), .make(5, .acme, .paid),
        .make(3, .northwind, .open, cents: 24_900), .make(4, .halcyon, .void, cents: 4_900),
        .make(6, .lumen, .draft),
      ]
    let proposals: [ChangeRequest] =
      isEmpty
      ? []
      : [
        .make(1, .halcyon, .planChange), .make(2, .acme, .credit),
        .make(3, .acme, .writeOff, status: .expired, ago: 15 * 86_400),
      ]
    on(
      GetBillingOverview.self,
      .init(
        monthly: Money.sums(subscriptions.compactMap(\.monthly)),
        unpaid: isEmpty ? [] : [Money(cents: 34_800, currency: "USD")], unpaidCount: isEmpty ? 0 : 2,
        pastDue: isEmpty ? [] : [Money(cents: 9_900, currency: "USD")], pastDueCount: isEmpty ? 0 : 1,
        nextInvoiceDate: isEmpty ? nil : Invoice.october.next.end, nextInvoiceCount: tenants.count,
        proposalsPending: isEmpty ? 0 : 2))
    on(ListSubscriptions.self, .init(items: subscriptions))
    on(ListInvoices.self) { question in
      .init(items: invoices.filter { question.tenant == nil || question.tenant == $0.tenantId.rawValue })
    }
    on(ListProposals.self, .init(items: proposals))
    on(
      GetPortal.self,
      .init(
        items: zip(tenants, subscriptions).map { tenant, subscription in
          PortalWorkspace(
            tenant: tenant, subscription: subscription,
            settings: LocalSettings(
              contactEmail: "office@northside.example", maintenanceWindow: .night,
              notificationChannel: .email,
              changedBy: "admin@northside", changedAt: .noon.minus(86_400 * 3)))
        }))
    on(
      ListSupportRequests.self,
      .init(items: isEmpty ? [] : [.make(1, .acme, .answered), .make(2, .lumen, .closed)]))
  }

  /// A platform of which billing is looked at.
  static func billing(_ role: Role = .platformOwner, isEmpty: Bool = false) -> ScriptedClient {
    let client = ScriptedClient.standard(session: .make(role))
    client.answerBilling(isEmpty: isEmpty)
    return client
  }
}
