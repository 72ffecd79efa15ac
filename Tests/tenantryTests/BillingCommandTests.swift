import Foundation
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("Billing and support by command")
struct BillingCommandTests {
  private func invoice(_ status: Invoice.Status = .open) throws -> Invoice {
    let period = try BillingPeriod("2025-11")
    return Invoice(
      id: try InvoiceID("ABC1234567"), number: "INV-2025-000001", tenantId: try TenantID("0123456789"),
      tenantSlug: try Slug("acme"), tenantName: try DisplayText("Acme"), planId: "pro", period: period,
      status: status, currency: "USD",
      lines: [
        InvoiceLine(kind: .planFee, text: "Pro, 2025-11", unitCents: 9_900), .note("users were not measured"),
      ], totalCents: 9_900, createdAt: period.end, issuedAt: period.end,
      dueAt: InvoiceRules.due(after: period.end), paidAt: status == .paid ? period.end : nil)
  }

  private func proposal() throws -> ChangeRequest {
    ChangeRequest(
      id: try ChangeRequestID("PRP1234567"), tenantId: try TenantID("0123456789"),
      tenantSlug: try Slug("acme"),
      tenantName: try DisplayText("Acme"), kind: .credit, amount: Money(cents: 5_000, currency: "USD"),
      reason: "an outage", proposedBy: "fin", proposedAt: CommandHarness.now)
  }

  private func run(_ state: OperationState, fault: String? = nil) throws -> BillingRunView {
    BillingRunView(
      id: try OperationID("RVN1234567"), period: try BillingPeriod("2025-11"), state: state,
      notes: ["1 made", "1 sent", "0 past due"], fault: fault, actor: "ada", triggerSource: .cli,
      createdAt: CommandHarness.now, finishedAt: nil)
  }

  @Test("invoices are listed as a table, and as CSV in cents and UTC")
  func list() async throws {
    let invoice = try invoice()
    let harness = CommandHarness(
      client: ScriptedClient([ListInvoices.name: { _ in .init(items: [invoice]) as ListInvoices.Output }]))
    #expect(await harness.run("billing", "invoices", "--status", "open", "--period", "2025-11") == .ok)
    #expect(harness.output.text.contains("INV-2025-000001  open    acme    2025-11  99.00 USD  2025-12-15"))
    let asked = harness.client.calls.first as? ListInvoices
    #expect(asked == ListInvoices(status: [.open], period: try BillingPeriod("2025-11")))
    #expect(await harness.run("billing", "invoices", "-o", "csv") == .ok)
    #expect(harness.output.text.contains("acme,Acme,2025-11,pro,open,9900,USD,2025-12-01T00:00:00Z"))
    #expect(await harness.run("billing", "invoices", "--period", "2025-13") == .usage)
  }

  @Test("paying asks first, says what, and without a terminal wants --yes")
  func pay() async throws {
    let (open, paid) = (try invoice(), try invoice(.paid))
    var harness = CommandHarness(
      client: ScriptedClient([GetInvoice.name: { _ in open }, MarkInvoicePaid.name: { _ in paid }]))
    let line = ["billing", "pay", "INV-2025-000001", "--reference", "R-1", "--on", "2025-12-03"]
    #expect(await harness.run(line) == .usage)
    #expect(harness.messages.text.contains("say --yes"))
    #expect(!harness.client.calls.contains { $0 is MarkInvoicePaid })
    #expect(await harness.run(line + ["--yes"]) == .ok)
    let sent = harness.client.calls.compactMap { $0 as? MarkInvoicePaid }
    #expect(
      sent == [
        MarkInvoicePaid(
          invoice: "ABC1234567", reference: "R-1", paidOn: Date(timeIntervalSince1970: 1_764_720_000))
      ])
    harness.isInteractive = true
    harness.messages = Recorder(isTerminal: true)
    harness.input = "n\n"
    #expect(await harness.run(line) == .refused)
    #expect(harness.messages.text.contains("Mark INV-2025-000001, 99.00 USD from acme, as paid?"))
    #expect(await harness.run(line.dropLast() + ["yesterday", "--yes"]) == .usage)
  }

  @Test("a run is followed to its end, drives the queue meanwhile, and one that stops ends with 1")
  func run() async throws {
    let (queued, done, stuck) = (
      try run(.queued), try run(.succeeded), try run(.parked, fault: "There is no plan “gold”.")
    )
    let runs = Script([queued, done])
    let harness = CommandHarness(
      client: ScriptedClient([
        RunBilling.name: { _ in queued },
        ListBillingRuns.name: { _ in ListBillingRuns.Output(items: [try runs.next()]) },
      ]))
    #expect(await harness.run("billing", "run", "--period", "2025-11", "--yes") == .ok)
    #expect(harness.output.text.contains("1 made, 1 sent, 0 past due"))
    #expect(harness.platform.events.contains("work"))
    let failing = CommandHarness(
      client: ScriptedClient([
        RunBilling.name: { _ in queued },
        ListBillingRuns.name: { _ in ListBillingRuns.Output(items: [stuck]) },
      ]))
    #expect(await failing.run("billing", "run", "--yes") == .refused)
    #expect(failing.messages.text.contains("There is no plan “gold”"))
  }

  @Test("a proposal names one change, in cents; deciding one says what it decides")
  func proposals() async throws {
    let proposal = try proposal()
    var decided = proposal
    decided.status = .rejected
    let answer = decided
    let harness = CommandHarness(
      client: ScriptedClient([
        ProposeChange.name: { _ in proposal }, DecideProposal.name: { _ in answer },
        ListProposals.name: { _ in ListProposals.Output(items: [proposal]) },
      ]))
    #expect(
      await harness.run("billing", "propose", "acme", "--credit", "50.00", "--reason", "an outage") == .ok)
    let sent = harness.client.calls.compactMap { $0 as? ProposeChange }.first
    #expect(sent == ProposeChange(tenant: "acme", kind: .credit, amountCents: 5_000, reason: "an outage"))
    #expect(await harness.run("billing", "propose", "acme", "--reason", "r") == .usage)
    #expect(
      await harness.run("billing", "propose", "acme", "--credit", "1", "--plan", "pro", "--reason", "r")
        == .usage)
    #expect(await harness.run("billing", "reject", "prp1234567", "--reason", "no", "--yes") == .ok)
    #expect(await harness.run("billing", "reject", "ZZZ1234567", "--reason", "no", "--yes") == .refused)
  }

  @Test("pausing for billing wants the slug twice")
  func pause() async throws {
    let harness = CommandHarness()
    #expect(await harness.run("billing", "pause", "acme", "--confirm", "acne") == .usage)
    #expect(harness.client.calls.isEmpty)
  }

  @Test("settings are shown with who changed them; an option changes one and keeps the others")
  func settings() async throws {
    let now = LocalSettings(
      contactEmail: "a@example.net", maintenanceWindow: .night, notificationChannel: .email, changedBy: "ada",
      changedAt: CommandHarness.now)
    let harness = CommandHarness(
      client: ScriptedClient([
        ListLocalSettings.name: { _ in ListLocalSettings.Output(items: [now]) },
        ChangeLocalSettings.name: { _ in now },
      ]))
    #expect(await harness.run("support", "settings", "acme") == .ok)
    #expect(harness.output.text.contains("nights, 22:00–04:00 UTC") && harness.output.text.contains("ada"))
    #expect(await harness.run("support", "settings", "acme", "--maintenance", "weekend") == .ok)
    let sent = harness.client.calls.compactMap { $0 as? ChangeLocalSettings }.first
    #expect(sent?.contactEmail == "a@example.net" && sent?.maintenanceWindow == .weekend)
  }
}
