import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Analytics")
@MainActor
struct AnalyticsTests {
  private let client = ScriptedClient.analysed()
  private let wide = Size(140, 45)
  private let small = Size(80, 24)

  private func route(_ slug: String? = nil) -> Route {
    Route(.analyticsHub, query: slug.map { ["selected": $0] } ?? [:])
  }

  @Test("looks as drawn in every state")
  func drawings() async {
    await PageStates(
      route: route(), name: "analytics", full: client, empty: .analysed([]), stranger: .tenantAdmin
    ).expectDrawings()
  }

  @Test("a tenant's tab looks as drawn in every state")
  func tab() async {
    let full = ScriptedClient.detailed([.make(.northwind)])
    full.answerAnalytics(TenantAnalytics.platform)
    let tab = Route.tenant("northwind", tab: "analytics")
    for size in PageStates.sizes {
      let suffix = "\(size.width)x\(size.height)"
      await Driver(full, size: size, route: tab).expectDrawing("tenant-analytics-full-\(suffix)")
      await Driver(full, size: size, route: tab, holding: [GetTenantAnalytics.name]).expectDrawing(
        "tenant-analytics-loading-\(suffix)")
      let broken = ScriptedClient.detailed([.make(.northwind)])
      broken.refuse(GetTenantAnalytics.self, APIProblem(.unavailable, "The control plane cannot be reached."))
      await Driver(broken, size: size, route: tab).expectDrawing("tenant-analytics-error-\(suffix)")
      let none = ScriptedClient.detailed([.make(.northwind)])
      none.answerAnalytics(
        [.make(.northwind, .notKnown, hasDashboard: false)],
        supabase: IntegrationStatus(system: "supabase", title: "Supabase", isConnected: false),
        superset: IntegrationStatus(system: "superset", title: "Superset", isConnected: false))
      await Driver(none, size: size, route: tab).expectDrawing("tenant-analytics-not-connected-\(suffix)")
    }
  }

  @Test("trouble stands first, with why its last run failed beside it")
  func trouble() async {
    let driver = await Driver(client, size: wide, route: route())
    #expect(driver.selectedLine.contains("northwind") && driver.selectedLine.contains("failed"))
    #expect(driver.screen.contains("The tenant's database does not"))
    #expect(driver.line(with: "linked").contains("2 missing"))
  }

  @Test("without Supabase it is said how to connect it, and no ETL is tested")
  func notConnected() async {
    let client = ScriptedClient.analysed(
      [.make(.northwind, .notKnown, hasDashboard: false)],
      supabase: IntegrationStatus(
        system: "supabase", title: "Supabase", isConnected: false, problem: "The token is in no variable."))
    let driver = await Driver(client, size: small, route: route())
    driver.expectDrawing("analytics-not-connected-80x24")
    await driver.press("e")
    #expect(!client.asked.contains(TestETL.name) && driver.console.dialogs.isEmpty)
  }

  @Test("an ETL is tested and followed to its end, with rows and time")
  func test() async {
    client.on(TestETL.self) { asked in
      #expect(asked.tenant == "acme-media" && !asked.idempotencyKey.isEmpty)
      return .make("test-k", .running, ago: 0, origin: .test)
    }
    let driver = await Driver(client, size: small, route: route("acme-media"))
    await driver.press("e")
    #expect(driver.screen.contains("is being filled"))
    client.on(GetTenantAnalytics.self) { _ in
      .init(
        analytics: .make(.acme, .inOrder), supabase: ScriptedClient.supabase,
        superset: ScriptedClient.superset,
        runs: [.make("test-k", .succeeded, ago: 21, rows: 1_234, origin: .test)])
    }
    await driver.advance(1.5)
    #expect(driver.screen.contains("1234 rows were written in 21s."))
    driver.expectDrawing("analytics-test-80x24")
    client.refuse(TestETL.self, APIProblem(.unavailable, "Supabase answered 546."))
    await driver.press("e")
    #expect(driver.screen.contains("It was not started. Supabase answered 546."))
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("a run that fails says why")
  func failing() async {
    client.on(TestETL.self, TenantAnalytics.failedRun)
    let driver = await Driver(client, size: small, route: route("acme-media"))
    await driver.press("e")
    #expect(driver.screen.contains("It failed. The tenant's database does not answer."))
  }

  @Test("a platform owner chooses mode and dashboard in a form; what is refused stands at its field")
  func change() async {
    client.on(ChangeAnalytics.self) { _ in
      throw APIProblem(
        .invalid, "The dashboard cannot be chosen.",
        fields: [.init(pointer: "superset_dashboard_url", message: "Superset has no dashboard there")])
    }
    let driver = await Driver(client, size: small, route: route("acme-media"))
    await driver.press("c").advance(1)
    driver.expectDrawing("analytics-form-80x24")
    await driver.press(.tab).type("https://superset.example.net/x").press(.ctrl("s"))
    #expect(driver.screen.contains("Superset has no dashboard there"))
    client.on(ChangeAnalytics.self) { asked in
      #expect(asked.supersetDashboardUrl == "https://superset.example.net/x" && asked.syncMode == .nightly)
      return .make(.acme, .inOrder)
    }
    await driver.press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("acme-media is filled nightly"))
  }

  @Test("what is missing is set up after a question, and what is there is not")
  func setUp() async {
    client.on(SetUpAnalytics.self) { asked in
      #expect(asked.tenant == "lumen")
      return .make(.lumen, .stale)
    }
    let driver = await Driver(client, size: small, route: route("lumen"))
    await driver.press("s").advance(1).press(.tab, .enter)
    #expect(client.asked.contains(SetUpAnalytics.name) && driver.screen.contains("are set up"))
    let other = await Driver(client, size: small, route: route("acme-media"))
    await other.press("s")
    #expect(other.screen.contains("nothing is missing") && other.console.dialogs.isEmpty)
  }

  @Test("a finance owner looks and changes nothing; an operator tests and configures nothing")
  func roles() async {
    let finance = ScriptedClient.analysed()
    finance.on(WhoAmI.self, .make(.financeOwner))
    let driver = await Driver(finance, size: small, route: route("acme-media"))
    await driver.press("e")
    #expect(driver.screen.contains("a finance owner sees") && driver.console.dialogs.isEmpty)
    let operators = ScriptedClient.analysed()
    operators.on(WhoAmI.self, .make(.platformOperator))
    let other = await Driver(operators, size: small, route: route("acme-media"))
    await other.press("c")
    #expect(other.screen.contains("configures") && other.console.dialogs.isEmpty)
  }

  @Test("a tenant's tab tests the ETL, and leads to the hub filtered by the tenant")
  func fromTenant() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.answerAnalytics(TenantAnalytics.platform)
    client.on(TestETL.self, .make("test-k", .succeeded, ago: 21, origin: .test))
    let driver = await Driver(client, size: wide, route: .tenant("northwind"))
    await driver.press("d")
    #expect(driver.console.stack.last?.page?.route == .tenant("northwind", tab: "analytics"))
    await driver.press(.enter)
    #expect(driver.screen.contains("rows were written"))
    await driver.press(.enter, "P")
    #expect(driver.line(with: "── Tenants").contains("1 of 12") && driver.selectedLine.contains("northwind"))
  }

  @Test("enter opens the tenant at its tab; the filter and the selection are in the route")
  func routes() async {
    let asked = Route(.analyticsHub, query: ["filter": "state:stale", "selected": "acme-media"])
    let driver = await Driver(client, size: small, route: asked)
    #expect(driver.line(with: "── Tenants").contains("1 of 12"))
    #expect(driver.console.stack.last?.page?.route == asked)
    client.answerDetail()
    await driver.press(.enter)
    #expect(driver.console.stack.last?.page?.route == .tenant("acme-media", tab: "analytics"))
  }
}
