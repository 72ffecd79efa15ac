import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Portal")
@MainActor
struct PortalPageTests {
  private nonisolated static let sizes = [Size(80, 24), Size(140, 45)]

  private func driver(
    _ client: ScriptedClient = .billing(.tenantAdmin), _ size: Size = Size(140, 45), tab: String? = nil
  ) async -> Driver {
    await Driver(client, size: size, route: Route(.tenantPortal, query: tab.map { ["tab": $0] } ?? [:]))
  }

  @Test("looks calm: full, in each table", arguments: sizes, PortalTab.allCases)
  func full(size: Size, tab: PortalTab) async {
    await driver(.billing(.tenantAdmin), size, tab: tab.rawValue)
      .expectDrawing("portal-\(tab.rawValue)-\(size.width)x\(size.height)")
  }

  @Test("looks calm: loading, empty, failed and stale", arguments: sizes)
  func states(size: Size) async {
    let names = [GetPortal.name, ListInvoices.name, ListSupportRequests.name]
    await Driver(.billing(.tenantAdmin), size: size, route: Route(.tenantPortal), holding: names)
      .expectDrawing("portal-loading-\(size.width)x\(size.height)")
    await driver(.billing(.tenantAdmin, isEmpty: true), size).expectDrawing(
      "portal-empty-\(size.width)x\(size.height)")
    let broken = ScriptedClient.billing(.tenantAdmin)
    broken.refuse(GetPortal.self, APIProblem(.storage, "The database is locked.", runbook: "storage-busy"))
    await driver(broken, size).expectDrawing("portal-error-\(size.width)x\(size.height)")
    let stale = await driver(.billing(.tenantAdmin), size)
    await stale.send(.feedLost)
    await stale.advance(42)
    stale.expectDrawing("portal-stale-\(size.width)x\(size.height)")
  }

  @Test("dialogs look calm", arguments: sizes)
  func dialogs(size: Size) async {
    let driver = await driver(.billing(.tenantAdmin), size)
    await driver.press("s")
    driver.expectDrawing("portal-settings-\(size.width)x\(size.height)")
    await driver.press(.escape, "n")
    driver.expectDrawing("portal-ask-\(size.width)x\(size.height)")
    await driver.press(.escape, .tab, .tab, .enter)
    driver.expectDrawing("portal-thread-\(size.width)x\(size.height)")
  }

  @Test("a tenant admin lands here, and . comes back to it")
  func landing() async {
    let driver = await Driver(ScriptedClient.billing(.tenantAdmin))
    #expect(driver.console.stack.last?.page?.route.page == .tenantPortal)
    driver.client.forgetAsked()
    await driver.press(".", "r")
    #expect(driver.console.stack.last?.page?.route.page == .tenantPortal)
    await driver.press("8")
    #expect(driver.console.stack.last?.page?.route.page == .tenantPortal)
    #expect(
      !driver.client.asked.contains(ListOperations.name), "what belongs to the platform is not asked for")
  }

  @Test("why nothing can be asked: what is not loaded is not said to be missing")
  func nothingToAskAbout() async {
    let loading = await Driver(
      .billing(.tenantAdmin), size: Size(140, 45), route: Route(.tenantPortal), holding: [GetPortal.name])
    await loading.press("n")
    #expect(loading.screen.contains("are not loaded yet"))
    let empty = await driver(.billing(.tenantAdmin, isEmpty: true))
    await empty.press("n")
    #expect(empty.screen.contains("workspace: no workspace"))
  }

  @Test("what is asked goes to the operators, with workspace and severity")
  func asking() async {
    let client = ScriptedClient.billing(.tenantAdmin)
    client.on(OpenSupportRequest.self) { question in
      #expect(question.tenant == "acme-media" && question.severity == .high)
      #expect(question.subject == "Slow" && question.text == "Since noon.")
      return .make(3, .acme, .open)
    }
    let driver = await driver(client)
    await driver.press("n").advance(1)
    await driver.press(.right, .tab).type("Slow").press(.ctrl("s"))
    #expect(driver.screen.contains("What happens, and since when?"))
    await driver.type("Since noon.").press(.ctrl("s"))
    #expect(driver.screen.contains("is with the operators.") && driver.console.dialogs.isEmpty)
  }

  @Test("settings are changed in place, and a wrong address is refused beside its field")
  func settings() async {
    let client = ScriptedClient.billing(.tenantAdmin)
    client.refuse(
      ChangeLocalSettings.self,
      APIProblem(
        .invalid, "The settings are not valid.",
        fields: [.init(pointer: "contact_email", message: "must be an e-mail address")]))
    let driver = await driver(client)
    await driver.press("s").advance(1)
    await driver.press(.ctrl("u")).type("nobody").press(.ctrl("s"))
    #expect(driver.screen.contains("must be an e-mail address") && driver.screen.contains("nobody"))
    client.on(ChangeLocalSettings.self) { question in
      #expect(question.tenant == Tenant.acme.id.rawValue && question.maintenanceWindow == .weekend)
      return LocalSettings(maintenanceWindow: .weekend)
    }
    await driver.press(.tab, .right, .ctrl("s"))
    #expect(driver.screen.contains("The settings are kept."))
  }

  @Test("an answered request is read, answered and closed; a closed one says that it is")
  func thread() async {
    let client = ScriptedClient.billing(.tenantAdmin)
    client.on(AnswerSupportRequest.self) { question in
      #expect(question.closes && question.text == nil)
      return .make(1, .acme, .closed)
    }
    let driver = await driver(client, tab: "requests")
    await driver.press(.enter)
    #expect(driver.screen.contains("Is it better now?"))
    await driver.press("x").advance(1)
    await driver.press(.ctrl("s"))
    #expect(driver.screen.contains("The request is closed."))
    await driver.press(.down, "a")
    #expect(driver.screen.contains("it is closed: ask anew"))
  }

  @Test("a change of one of their tenants loads the portal again")
  func changes() async {
    let client = ScriptedClient.billing(.tenantAdmin)
    let driver = await driver(client)
    client.forgetAsked()
    await driver.change(tenants: [Tenant.acme.id])
    #expect(client.asked.contains(GetPortal.name) && client.asked.contains(ListSupportRequests.name))
  }

  @Test("an invoice is read, and nothing is offered that a tenant admin may not do")
  func invoice() async {
    let driver = await driver(.billing(.tenantAdmin), tab: "invoices")
    await driver.press(.enter)
    #expect(driver.screen.contains("13 users, 10 are included"))
    await driver.press("p")
    #expect(driver.console.dialogs.count == 1)
  }
}
