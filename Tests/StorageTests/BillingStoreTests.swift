import Foundation
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Billing")
struct BillingStoreTests {
  private let storage: OpenStorage
  private let may: BillingPeriod
  private let makeID: @Sendable () -> InvoiceID = {
    var randomness = SystemRandomNumberGenerator()
    return InvoiceID(using: &randomness)
  }

  init() async throws {
    storage = try await .forTest()
    may = try BillingPeriod("2025-05")
    try await storage.platform.seed(try .standard())
  }

  private var billing: SQLBillingStore { storage.billing }

  /// A tenant that is billed since the first of a month.
  private func adopt(_ slug: String, since period: BillingPeriod) async throws -> TenantID {
    var record = try NewTenantRecord.make(slug, status: .active)
    record.subscription = BillingSubscription(
      planId: "pro", status: .active, pricingModel: .flat, currentPeriodStart: period.start,
      currentPeriodEnd: period.end, nextInvoiceDate: period.end)
    try await storage.tenants.adopt([record])
    return record.tenant.id
  }

  private func bill(_ tenants: [TenantID]) async throws -> [Invoice] {
    _ = try await billing.draft(tenants, through: may, usage: [:], at: may.end, makeID: makeID)
    _ = try await billing.issue(through: may, at: may.end)
    return try await billing.invoices(InvoiceQuery())
  }

  @Test("the same month twice makes nothing twice, and a month that was left out is made up for")
  func idempotent() async throws {
    let acme = try await adopt("acme", since: may.previous)
    #expect(try await bill([acme]).map(\.period) == [may, may.previous])
    #expect(try await billing.draft([acme], through: may, usage: [:], at: may.end, makeID: makeID) == 0)
    #expect(try await billing.issue(through: may, at: may.end) == 0)
    #expect(try await bill([acme]).count == 2)
    let subscription = try #require(try await storage.tenants.subscription(of: acme))
    #expect(subscription.currentPeriodStart == may.next.start && subscription.nextInvoiceDate == may.next.end)
  }

  @Test("two runs at the same time make one invoice each")
  func concurrent() async throws {
    let acme = try await adopt("acme", since: may)
    let (billing, may, makeID) = (billing, may, makeID)
    let made = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await billing.draft([acme], through: may, usage: [:], at: may.end, makeID: makeID)
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(made == 1)
  }

  @Test("numbers have no gaps and are given when an invoice is sent")
  func numbers() async throws {
    let tenants = [try await adopt("acme", since: may), try await adopt("bolt", since: may)]
    _ = try await billing.draft(tenants, through: may, usage: [:], at: may.end, makeID: makeID)
    #expect(try await billing.invoices(InvoiceQuery(statuses: [.draft])).allSatisfy { $0.number == nil })
    let sent = try await bill(tenants)
    #expect(sent.map(\.number) == ["INV-2025-000001", "INV-2025-000002"])
    #expect(try await billing.invoice(number: "INV-2025-000002")?.tenantSlug.rawValue == "bolt")
  }

  @Test("what is past due marks the subscription until it is paid, and is told in the feed")
  func dunning() async throws {
    let acme = try await adopt("acme", since: may)
    let invoice = try #require(try await bill([acme]).first)
    let due = try #require(invoice.dueAt)
    #expect(try await billing.markPastDue(at: due) == 0)
    let before = try await storage.changes.latestSequence()
    #expect(try await billing.markPastDue(at: due.addingTimeInterval(1)) == 1)
    #expect(try await billing.markPastDue(at: due.addingTimeInterval(2)) == 0)
    #expect(try await storage.tenants.subscription(of: acme)?.status == .pastDue)
    #expect(try await storage.changes.changes(after: before, limit: 10).count == 2)
    let version = try await storage.tenants.tenant(acme)?.version
    let paid = try await billing.markPaid(invoice.id, on: due, reference: "R-1", at: due)
    #expect(paid.status == .paid && paid.reference == "R-1")
    #expect(try await storage.tenants.subscription(of: acme)?.status == .active)
    #expect(
      try await storage.tenants.tenant(acme)?.version == version, "an operator's plan is not out of date")
    await expect(.refused) { _ = try await billing.markPaid(invoice.id, on: due, reference: "R-2", at: due) }
    await expect(.refused) { _ = try await billing.void(invoice.id, note: "n", at: due) }
  }

  @Test("an approved credit is taken off the next invoices, and given back by one that is void")
  func credits() async throws {
    let acme = try await adopt("acme", since: may.previous)
    let request = try await proposal(.credit, on: acme) { $0.amount = Money(cents: 15_000, currency: "USD") }
    await expect(.refused) {
      _ = try await billing.decide(request, approves: true, by: "fin", reason: nil, at: testTime)
    }
    let decided = try await billing.decide(request, approves: true, by: "owner", reason: nil, at: testTime)
    #expect(decided.status == .approved && decided.decidedBy == "owner")
    let invoices = try await bill([acme])
    #expect(invoices.map(\.totalCents) == [4_800, 0])
    #expect(invoices.map(\.status) == [.open, .paid], "who owes nothing has paid")
    #expect(try await billing.subscriptions(of: nil).map(\.creditCents) == [0])
    _ = try await billing.void(invoices[0].id, note: "wrong", at: may.end)
    #expect(try await billing.subscriptions(of: nil).map(\.creditCents) == [5_100])
  }

  @Test("a write-off makes its invoice void; a change of plan is a new version of the tenant")
  func carriedOut() async throws {
    let acme = try await adopt("acme", since: may)
    let invoice = try #require(try await bill([acme]).first)
    let writeOff = try await proposal(.writeOff, on: acme) {
      $0.invoiceId = invoice.id
      $0.amount = invoice.total
    }
    _ = try await billing.decide(writeOff, approves: true, by: "owner", reason: nil, at: testTime)
    #expect(try await billing.invoice(invoice.id)?.note == "written off: because")
    let version = try #require(try await storage.tenants.tenant(acme)?.version)
    let change = try await proposal(.planChange, on: acme) { $0.planId = "starter" }
    _ = try await billing.decide(change, approves: true, by: "owner", reason: nil, at: testTime)
    let tenant = try #require(try await storage.tenants.tenant(acme))
    #expect(tenant.planId == "starter" && tenant.version == version + 1)
    #expect(try await storage.tenants.subscription(of: acme)?.planId == "starter")
    await expect(.refused) {
      _ = try await billing.decide(change, approves: false, by: "owner", reason: "no", at: testTime)
    }
  }

  @Test("a proposal that nobody decides expires and is carried out by nobody")
  func expiry() async throws {
    let acme = try await adopt("acme", since: may)
    let change = try await proposal(.planChange, on: acme) { $0.planId = "starter" }
    let late = testTime.addingTimeInterval(Double(ChangeRequest.daysOpen) * 86_400)
    await expect(.refused) {
      _ = try await billing.decide(change, approves: true, by: "owner", reason: nil, at: late)
    }
    _ = try await billing.markPastDue(at: late)
    #expect(try await billing.changeRequest(change)?.status == .expired)
    #expect(try await storage.tenants.tenant(acme)?.planId == "pro")
  }

  private func proposal(
    _ kind: ChangeRequest.Kind, on tenant: TenantID, _ change: (inout ChangeRequest) -> Void
  ) async throws -> ChangeRequestID {
    var randomness = SystemRandomNumberGenerator()
    var request = ChangeRequest(
      id: ChangeRequestID(using: &randomness), tenantId: tenant, tenantSlug: try Slug("acme"),
      tenantName: try DisplayText("Acme"), kind: kind, reason: "because", proposedBy: "fin",
      proposedAt: testTime)
    change(&request)
    try await billing.propose(request, at: testTime)
    #expect(try await billing.changeRequests(tenant: tenant, limit: 10).first?.id == request.id)
    return request.id
  }
}
