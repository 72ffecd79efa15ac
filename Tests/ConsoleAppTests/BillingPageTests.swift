import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Billing")
@MainActor
struct BillingPageTests {
  private nonisolated static let sizes = [Size(80, 24), Size(140, 45)]
  private static let route = Route(.billingOverview)

  private func driver(
    _ client: ScriptedClient = .billing(), _ size: Size = Size(140, 45), tab: String? = nil
  ) async -> Driver {
    await Driver(client, size: size, route: Route(.billingOverview, query: tab.map { ["tab": $0] } ?? [:]))
  }

  @Test("looks calm: full, in each table", arguments: sizes, BillingTab.allCases)
  func full(size: Size, tab: BillingTab) async {
    await driver(.billing(), size, tab: tab.rawValue).expectDrawing(
      "billing-\(tab.rawValue)-\(size.width)x\(size.height)")
  }

  @Test("looks calm: loading, empty, failed and stale", arguments: sizes)
  func states(size: Size) async {
    let names = [GetBillingOverview.name, ListSubscriptions.name, ListInvoices.name, ListProposals.name]
    await Driver(.billing(), size: size, route: Self.route, holding: names).expectDrawing(
      "billing-loading-\(size.width)x\(size.height)")
    await driver(.billing(isEmpty: true), size).expectDrawing("billing-empty-\(size.width)x\(size.height)")
    await driver(.billing(isEmpty: true), size, tab: "invoices").expectDrawing(
      "billing-no-invoices-\(size.width)x\(size.height)")
    let broken = ScriptedClient.billing()
    let problem = APIProblem(.storage, "The database is locked.", runbook: "storage-busy")
    broken.refuse(GetBillingOverview.self, problem)
    broken.refuse(ListSubscriptions.self, problem)
    await driver(broken, size).expectDrawing("billing-error-\(size.width)x\(size.height)")
    let stale = await driver(.billing(), size)
    await stale.send(.feedLost)
    await stale.advance(42)
    stale.expectDrawing("billing-stale-\(size.width)x\(size.height)")
  }

  @Test("dialogs look calm", arguments: sizes)
  func dialogs(size: Size) async {
    let driver = await driver(.billing(), size, tab: "invoices")
    await driver.press(.enter)
    driver.expectDrawing("billing-invoice-\(size.width)x\(size.height)")
    await driver.press(.escape, "p")
    driver.expectDrawing("billing-pay-\(size.width)x\(size.height)")
    await driver.press(.escape, .tab, .enter)
    driver.expectDrawing("billing-proposal-\(size.width)x\(size.height)")
  }

  @Test("who is past due stands first, and enter leads to the tenant's invoices")
  func trouble() async {
    let driver = await driver()
    #expect(driver.selectedLine.contains("acme-media") && driver.selectedLine.contains("past due"))
    await driver.press(.enter)
    #expect(driver.screen.contains("tenant:acme-media"))
    #expect(driver.selectedLine.contains("INV-2025-000002") && !driver.screen.contains("INV-2025-000003"))
    await driver.press(.escape)
    #expect(driver.screen.contains("INV-2025-000003"))
  }

  @Test("an invoice is marked paid with its reference and day, and the page looks again")
  func payment() async {
    let client = ScriptedClient.billing()
    client.on(MarkInvoicePaid.self) { question in
      #expect(question.reference == "SEPA 1" && question.paidOn == Date.noon.addingTimeInterval(-50_551))
      return .make(2, .acme, .paid)
    }
    let driver = await driver(client, tab: "invoices")
    await driver.press("p").advance(1)
    await driver.press(.ctrl("s"))
    #expect(driver.screen.contains("What is the payment known by at the bank?"))
    await driver.type("SEPA 1")
    client.forgetAsked()
    await driver.press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("INV-2025-000002 is paid."))
    #expect(client.asked.contains(MarkInvoicePaid.name) && client.asked.contains(ListInvoices.name))
  }

  @Test("what the platform refuses is shown in the form, and what was typed stays")
  func refusal() async {
    let client = ScriptedClient.billing()
    client.refuse(VoidInvoice.self, APIProblem(.refused, "Invoice INV-2025-000002: it is void already."))
    let driver = await driver(client, tab: "invoices")
    await driver.press("v").advance(1)
    await driver.type("a mistake").press(.ctrl("s"))
    #expect(driver.screen.contains("it is void already") && driver.screen.contains("a mistake"))
  }

  @Test("a finance owner proposes where an owner acts, and is told why not where they may not")
  func finance() async {
    let client = ScriptedClient.billing(.financeOwner)
    client.on(ProposeChange.self) { question in
      #expect(question.kind == .planChange && question.plan == "pro" && question.reason == "grown")
      return .make(9, .halcyon, .planChange)
    }
    let driver = await driver(client)
    for _ in 0..<3 where !driver.selectedLine.contains("halcyon") { await driver.press(.down) }
    await driver.press("a").advance(1)
    #expect(driver.screen.contains("Propose another plan for halcyon-studio"))
    await driver.press(.right, .tab).type("grown").press(.ctrl("s"))
    #expect(driver.screen.contains("Proposed for halcyon-studio: plan pro."))
    await driver.press(.tab, "p")
    #expect(driver.screen.contains("a finance owner proposes"))
    await driver.press(.tab, "A")
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("a finance owner lands on billing, and never on what is not theirs")
  func landing() async {
    let driver = await Driver(ScriptedClient.billing(.financeOwner))
    #expect(driver.console.stack.last?.page?.route.page == .billingOverview)
  }

  @Test("an owner decides a proposal; their own credit they do not")
  func deciding() async {
    let client = ScriptedClient.billing()
    client.on(DecideProposal.self) { question in
      #expect(question.approves == false && question.reason == "not now")
      var decided = ChangeRequest.make(1, .halcyon, .planChange)
      decided.status = .rejected
      return decided
    }
    let driver = await driver(client, tab: "proposals")
    #expect(driver.selectedLine.contains("waits"))
    await driver.press("X").advance(1)
    await driver.type("not now").press(.ctrl("s"))
    #expect(driver.screen.contains("is rejected."))
    client.on(ListProposals.self, .init(items: [.make(2, .acme, .credit, by: "ops@north")]))
    await driver.press("r", "A")
    #expect(driver.screen.contains("second person") && driver.console.dialogs.isEmpty)
  }

  @Test("pausing for billing wants the slug typed, and only where something is past due")
  func pausing() async {
    let client = ScriptedClient.billing()
    client.on(PauseForBilling.self, .init(operationId: identifier("P", 1)))
    let driver = await driver(client)
    await driver.press("z").advance(1)
    await driver.type("acme-media").press(.enter).advance(1)
    await driver.press(.enter)
    #expect(client.asked.contains(PauseForBilling.name))
    let other = await self.driver()
    await other.press(.down, .down, "z")
    #expect(other.screen.contains("owes nothing") && other.console.dialogs.isEmpty)
  }

  @Test("tables are filtered by field and sorted by column, and the route keeps both")
  func filterAndSort() async {
    let driver = await driver()
    await driver.press("/").type("owes>200").press(.enter)
    #expect(driver.screen.contains("northwind") && !driver.screen.contains("halcyon-studio"))
    #expect(driver.console.stack.last?.page?.route.query["filter"] == "owes>200")
    await driver.press(.escape, ">")
    #expect(driver.selectedLine.contains("northwind"), "the selection stays where it was")
    await driver.press(.home)
    #expect(driver.selectedLine.contains("acme-media"))
    await driver.press("O", .home)
    #expect(driver.selectedLine.contains("northwind"))
  }

  @Test("a change of a tenant loads everything again, and nothing is asked twice at once")
  func changes() async {
    let client = ScriptedClient.billing()
    let driver = await driver(client)
    client.forgetAsked()
    await driver.change(tenants: [Tenant.acme.id])
    #expect(client.asked.filter { $0 == ListInvoices.name }.count == 1)
  }

  @Test("it is heard as sentences and choices")
  func spoken() async {
    let driver = await driver(.billing(), tab: "invoices")
    let page = driver.console.stack.last?.component as? BillingPage
    let spoken = page?.spoken(
      context: ViewContext(
        size: Size(140, 45), now: driver.now, session: .make(), connection: .live, keys: KeyGuide()))
    #expect(spoken?.lines.first?.contains("2 invoices are unpaid, 1 of them past due") == true)
    #expect(spoken?.choices.first?.text.contains("INV-2025-000002, past due, acme-media") == true)
  }

  @Test("what is saved says every row that is shown, in cents and UTC")
  func export() {
    let text = CSVText.text([Invoice.make(2, .acme, .pastDue)], BillingExport.invoices)
    #expect(text.hasPrefix("number,id,tenant_slug,"))
    #expect(text.contains("INV-2025-000002") && text.contains(",9900,USD,2025-11-01T06:00:00Z,"))
  }
}
