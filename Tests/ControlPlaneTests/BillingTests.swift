import ControlSupport
import Foundation
import JobEngine
import Operations
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Billing", .timeLimit(.minutes(20)))
struct BillingTests {
  private let world: ControlWorld
  private let period: BillingPeriod

  init() async throws {
    world = try await ControlWorld()
    period = BillingPeriod(of: world.time.now).previous
    let start = period.start
    try await world.adopt("acme") { $0.subscribedSince = start }
  }

  private var finance: EmbeddedClient { world.client(.financeOwner) }

  /// Sends the last month's invoices, as a run does.
  private func bill() async throws -> Invoice {
    _ = try await world.book.draft(through: period, at: world.time.now)
    _ = try await world.book.issue(through: period, at: world.time.now)
    return try #require(try await world.owner.call(ListInvoices()).items.first)
  }

  /// Lets a worker do what waits in the billing and support lanes.
  private func work(until done: @escaping @Sendable () async throws -> Bool) async throws {
    let parts = world.controlPlane.parts
    let worker = Worker(
      id: "w", store: world.storage.jobs, registry: JobRegistry([parts.billingRun, parts.supportPost]))
    let hints = world.storage.jobs.feed.hints()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await worker.run() }
      group.addTask {
        if try await done() { return }
        for await _ in hints where try await done() { return }
      }
      _ = try await group.next()
      group.cancelAll()
    }
  }

  @Test("a run is a job: it makes, sends and marks, and the same run again makes nothing")
  func run() async throws {
    let first = try await world.owner.call(RunBilling(period: period, trigger: .cli, idempotencyKey: "k"))
    let again = try await world.owner.call(RunBilling(period: period, trigger: .cli, idempotencyKey: "k"))
    #expect(first.id == again.id && first.state == .queued)
    let second = try await world.owner.call(RunBilling(period: period, trigger: .cli))
    let owner = world.owner
    try await work {
      try await owner.call(ListBillingRuns()).items.allSatisfy { $0.state == .succeeded }
    }
    let runs = try await owner.call(ListBillingRuns()).items
    #expect(runs.map(\.id) == [second.id, first.id])
    #expect(runs.map(\.notes) == [["0 made", "0 sent", "0 past due"], ["1 made", "1 sent", "0 past due"]])
    let invoice = try #require(try await owner.call(ListInvoices()).items.first)
    #expect(invoice.status == .open && invoice.totalCents == 9_900 && invoice.period == period)
    #expect(try await owner.call(ListOperations()).items.isEmpty, "a run is no operation on a tenant")
  }

  @Test("a month that has not ended is not billed, and the sentence says when it is")
  func notYet() async throws {
    let refusal = await problem {
      try await world.owner.call(RunBilling(period: period.next, trigger: .cli))
    }
    #expect(refusal?.code == .refused && refusal?.detail.contains("\(period.next.next)-01") == true)
  }

  @Test("the schedule bills a month once, whoever else has the same calendar")
  func schedule() async throws {
    let schedules = [BillingSchedule(world.controlPlane.parts), BillingSchedule(world.controlPlane.parts)]
    #expect(try await schedules[0].look() == period)
    #expect(try await schedules[1].look() == nil)
    #expect(try await world.owner.call(ListBillingRuns()).items.map(\.triggerSource) == [.schedule])
  }

  @Test("the overview adds up what comes in, what is owed and what waits")
  func overview() async throws {
    _ = try await bill()
    world.time.advance(20 * 86_400)
    _ = try await BillingSchedule(world.controlPlane.parts).look()
    let overview = try await finance.call(GetBillingOverview())
    #expect(overview.monthly == [Money(cents: 9_900, currency: "USD")])
    #expect(overview.pastDue == overview.unpaid && overview.pastDueCount == 1)
    let subscription = try #require(try await finance.call(ListSubscriptions()).items.first)
    #expect(subscription.subscription.status == .pastDue && subscription.pastDueCents == 9_900)
  }

  @Test("a platform owner marks an invoice paid with what the bank calls it, on a day that has been")
  func payment() async throws {
    let invoice = try await bill()
    for bad in [
      MarkInvoicePaid(invoice: invoice.id.rawValue, reference: " "),
      MarkInvoicePaid(
        invoice: invoice.id.rawValue, reference: "R", paidOn: world.time.now.addingTimeInterval(60)),
    ] { #expect(await problem { try await world.owner.call(bad) }?.code == .invalid) }
    let number = try #require(invoice.number)
    let paid = try await world.owner.call(MarkInvoicePaid(invoice: number.lowercased(), reference: "R-1"))
    #expect(paid.status == .paid && paid.paidAt == world.time.now)
    let void = VoidInvoice(invoice: number, reason: "r")
    #expect(await problem { try await world.owner.call(void) }?.detail.contains("paid") == true)
  }

  @Test("what a finance owner proposes a platform owner decides, and only then it happens")
  func proposals() async throws {
    let wanted = ProposeChange(tenant: "acme", kind: .planChange, plan: "starter", reason: "fewer people")
    let proposal = try await finance.call(wanted)
    #expect(try await world.tenant("acme").planId == "pro")
    let decide = DecideProposal(proposal: proposal.id.rawValue, approves: true)
    #expect(
      await problem { try await finance.call(decide) }?.detail.contains("a platform owner decides") == true)
    #expect(try await world.owner.call(decide).status == .approved)
    #expect(try await world.tenant("acme").planId == "starter")
    let same = ProposeChange(tenant: "acme", kind: .planChange, plan: "starter", reason: "again")
    #expect(await problem { try await finance.call(same) }?.code == .refused)
  }

  @Test("a rejection needs its reason, and an owner's own credit needs a second person")
  func decisions() async throws {
    let own = try await world.owner.call(
      ProposeChange(tenant: "acme", kind: .credit, amountCents: 500, reason: "an outage"))
    let refusal = await problem {
      try await world.owner.call(DecideProposal(proposal: own.id.rawValue, approves: true))
    }
    #expect(refusal?.code == .refused && refusal?.detail.contains("second person") == true)
    let silent = DecideProposal(proposal: own.id.rawValue, approves: false, reason: "")
    #expect(await problem { try await world.owner.call(silent) }?.fields.map(\.pointer) == ["reason"])
  }

  @Test("only who owes what is past due is paused for billing, and it says for whom and why")
  func pause() async throws {
    let invoice = try await bill()
    let ask = PauseForBilling(tenant: "acme", trigger: .ui)
    #expect(await problem { try await world.owner.call(ask) }?.code == .refused)
    world.time.advance(20 * 86_400)
    _ = try await world.storage.billing.markPastDue(at: world.time.now)
    let operation = try await world.owner.call(ask).operationId
    try await world.work(until: operation)
    let tenant = try await world.tenant("acme")
    #expect(tenant.status == .paused && tenant.pausedBy == .billing)
    #expect(tenant.statusReason?.contains(invoice.name) == true)
    let resume = SubmitOperation(tenant: "acme", type: .resume, trigger: .ui)
    #expect(await problem { try await world.operator.call(resume) }?.code == .refused)
  }

  @Test("a tenant admin sees their own bills without drafts and proposals, and nobody else's")
  func ownBills() async throws {
    let invoice = try await bill()
    try await world.adopt("bolt")
    _ = try await finance.call(ProposeChange(tenant: "acme", kind: .credit, amountCents: 5, reason: "r"))
    let admin = world.client(.tenantAdmin, of: ["acme"])
    let billing = try await admin.call(GetTenantBilling(tenant: "acme"))
    #expect(billing.invoices == [invoice] && billing.proposals.isEmpty)
    #expect(try await admin.call(GetInvoice(invoice: invoice.id.rawValue)) == invoice)
    let stranger = world.client(.tenantAdmin, of: ["bolt"])
    let known = await problem { try await stranger.call(GetInvoice(invoice: invoice.id.rawValue)) }
    #expect(known?.code == .forbidden)
    #expect(await problem { try await stranger.call(GetInvoice(invoice: "ZZZZZZZZZZ")) } == known)
  }
}
