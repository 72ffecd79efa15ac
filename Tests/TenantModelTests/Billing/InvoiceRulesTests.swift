import Foundation
import TenantModel
import Testing

@Suite("What an invoice holds")
struct InvoiceRulesTests {
  private let november: BillingPeriod
  private let plan: Plan

  init() throws {
    november = try BillingPeriod("2026-11")
    plan = try #require(PlatformDefaults.standard().plans.first { $0.id == "pro" })
  }

  private func day(_ text: String) throws -> Date { try Date("\(text)Z", strategy: .iso8601) }

  private func total(_ lines: [InvoiceLine]) -> Int { lines.reduce(0) { $0 + $1.amountCents } }

  @Test("a whole month costs the plan's fee, and what was not measured is said and not billed")
  func wholeMonth() {
    let lines = InvoiceRules.lines(
      plan: plan, period: november, servedFrom: november.start, usage: .unmeasured)
    #expect(total(lines) == 9_900)
    #expect(lines.filter { $0.kind == .note }.map(\.amountCents) == [0, 0])
    #expect(lines.filter { $0.kind == .note }.allSatisfy { $0.text.contains("not measured") })
  }

  @Test("a month that begins late is billed by days, the first of them whole, rounded to the cent")
  func proration() throws {
    let lines = InvoiceRules.lines(
      plan: plan, period: november, servedFrom: try day("2026-11-19T23:59:59"),
      usage: BilledUsage(users: 1, storageGib: 1))
    #expect(lines.map(\.kind) == [.planFee, .proration])
    #expect(total(lines) == 3_960)
    #expect(lines[1].text == "12 of 30 days were served")
    var dearer = plan
    dearer.priceCents = 10_001
    let odd = InvoiceRules.lines(
      plan: dearer, period: november, servedFrom: try day("2026-11-16T00:00:00"),
      usage: BilledUsage(users: 1, storageGib: 1))
    #expect(total(odd) == 5_001)
  }

  @Test("people and storage over the plan have lines of their own, up to it there is none")
  func usage() {
    let over = InvoiceRules.lines(
      plan: plan, period: november, servedFrom: november.start, usage: BilledUsage(users: 13, storageGib: 21))
    #expect(over.map(\.kind) == [.planFee, .usersOver, .storageOver])
    #expect(over[1].quantity == 3 && over[1].amountCents == 2_400)
    #expect(total(over) == 9_900 + 2_400 + 80)
    let within = InvoiceRules.lines(
      plan: plan, period: november, servedFrom: november.start, usage: BilledUsage(users: 10, storageGib: 20))
    #expect(within.map(\.kind) == [.planFee])
  }

  @Test("a plan without a price for more says so and bills nothing for it")
  func noPrice() {
    var plain = plan
    plain.extraUserCents = 0
    let lines = InvoiceRules.lines(
      plan: plain, period: november, servedFrom: november.start, usage: BilledUsage(users: 11, storageGib: 0))
    #expect(total(lines) == 9_900 && lines.last?.text.contains("no price") == true)
  }

  @Test(
    "a credit is taken as far as there is something to pay, never further",
    arguments: [0, 500, 9_900, 50_000])
  func credit(cents: Int) {
    let lines = InvoiceRules.lines(
      plan: plan, period: november, servedFrom: november.start, usage: .unmeasured, creditCents: cents)
    #expect(total(lines) == max(0, 9_900 - cents))
    #expect(lines.contains { $0.kind == .credit } == (cents > 0))
  }

  @Test("an invoice is due at the end of the fourteenth day, in UTC")
  func due() throws {
    #expect(try InvoiceRules.due(after: day("2026-11-01T06:00:00")) == day("2026-11-15T23:59:59"))
  }

  @Test("a run bills every month since the tenant is served, up to its own")
  func periods() throws {
    let names = try InvoiceRules.periods(servedFrom: day("2026-09-20T10:00:00"), through: november)
      .map(\.rawValue)
    #expect(names == ["2026-09", "2026-10", "2026-11"])
    #expect(try InvoiceRules.periods(servedFrom: day("2026-12-01T00:00:00"), through: november).isEmpty)
  }
}

@Suite("Months that are billed")
struct BillingPeriodTests {
  @Test("a month is read as it is written, and nothing else is one")
  func names() throws {
    #expect(try BillingPeriod("2026-02").days == 28)
    #expect(try BillingPeriod("2028-02").days == 29)
    #expect(try BillingPeriod("2026-12").next.rawValue == "2027-01")
    #expect(try BillingPeriod("2026-01").previous.rawValue == "2025-12")
    for text in ["2026-13", "2026-0", "2026-00", "26-11", "2026-11-01", "2026/11", "", "٢٠٢٦-١١", "2026-+1"] {
      #expect(throws: InvalidName.self, "\(text)") { try BillingPeriod(text) }
    }
  }

  @Test("a moment belongs to the month that it is in UTC")
  func bounds() throws {
    let november = try BillingPeriod("2026-11")
    #expect(BillingPeriod(of: november.start) == november)
    #expect(BillingPeriod(of: november.end) == november.next)
    #expect(BillingPeriod(of: november.end.addingTimeInterval(-1)) == november)
    #expect(november.days(servedFrom: november.end.addingTimeInterval(-1)) == 1)
    #expect(november.days(servedFrom: november.end) == 0)
  }
}

@Suite("Money")
struct MoneyTests {
  @Test("amounts are grouped, signed and have two places")
  func text() {
    let texts = [0, 5, -5, 99_900, 100_000, 123_456_789, -123_456_700].map {
      Money(cents: $0, currency: "USD").text
    }
    #expect(
      texts == [
        "0.00 USD", "0.05 USD", "-0.05 USD", "999.00 USD", "1,000.00 USD", "1,234,567.89 USD",
        "-1,234,567.00 USD",
      ])
  }

  @Test("what is typed is read to the cent, and what is no amount is refused")
  func reading() {
    #expect(["12", "12.5", "12.50", "0.05"].map(Money.cents) == [1_200, 1_250, 1_250, 5])
    for text in ["", ".", "-1", "1,000", "1.234", "1.", "٣", "9999999999"] {
      #expect(Money.cents(text) == nil, "\(text)")
    }
  }

  @Test("half a cent is rounded away from nought, and currencies are never added to one another")
  func sums() {
    #expect(
      Money.share(1, 1, of: 2) == 1 && Money.share(-1, 1, of: 2) == -1 && Money.share(100, 1, of: 3) == 33)
    let sums = Money.sums([
      .init(cents: 1, currency: "USD"), .init(cents: 2, currency: "EUR"), .init(cents: 3, currency: "USD"),
    ])
    #expect(sums == [.init(cents: 2, currency: "EUR"), .init(cents: 4, currency: "USD")])
  }
}

@Suite("Proposals")
struct ChangeRequestTests {
  private func request(_ kind: ChangeRequest.Kind) throws -> ChangeRequest {
    ChangeRequest(
      id: try ChangeRequestID("ABC1234567"), tenantId: try TenantID("ACME000001"),
      tenantSlug: try Slug("acme"),
      tenantName: try DisplayText("Acme"), kind: kind, reason: "why", proposedBy: "ada",
      proposedAt: Date(timeIntervalSince1970: 0))
  }

  @Test("who proposed to give money away does not decide it; a change of plan an owner may decide alone")
  func secondPerson() throws {
    let now = Date(timeIntervalSince1970: 60)
    #expect(try request(.credit).refusal(decidedBy: "ada", at: now)?.contains("second person") == true)
    #expect(try request(.writeOff).refusal(decidedBy: "ada", at: now) != nil)
    #expect(try request(.credit).refusal(decidedBy: "bo", at: now) == nil)
    #expect(try request(.planChange).refusal(decidedBy: "ada", at: now) == nil)
  }

  @Test("after fourteen days nobody decides it any more")
  func expiry() throws {
    let request = try request(.planChange)
    #expect(request.standing(at: request.expiresAt.addingTimeInterval(-1)) == .pending)
    #expect(request.standing(at: request.expiresAt) == .expired)
    #expect(request.refusal(decidedBy: "bo", at: request.expiresAt)?.contains("expired") == true)
    #expect(request.expiresAt.timeIntervalSince(request.proposedAt) == 14 * 86_400)
  }
}

@Suite("Local settings")
struct LocalSettingsTests {
  @Test("an address is one, or there is none; notifications by e-mail need one")
  func addresses() {
    for text in ["a@b.example", "office+x@mail.example.net"] {
      #expect(LocalSettings(contactEmail: text).fault == nil)
    }
    for text in ["a", "a@b", "a@@b.c", "@b.c", "a b@c.d", "a@.c", "a@c.", "a\u{1B}@b.c"] {
      #expect(LocalSettings(contactEmail: text).fault?.field == "contact_email", "\(text)")
    }
    #expect(LocalSettings(notificationChannel: .email).fault != nil)
    #expect(LocalSettings(notificationChannel: .mattermost).fault == nil)
  }
}
