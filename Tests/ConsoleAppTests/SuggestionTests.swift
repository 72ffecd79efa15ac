import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Suggestions on the overview")
@MainActor
struct SuggestionTests {
  private let client = ScriptedClient.standard()
  private let wide = Size(120, 40)

  private func serve(_ items: Recommendation...) {
    client.on(ListRecommendations.self, .init(items: items, total: items.count))
  }

  @Test("walked through they say what to do and where enter leads", arguments: [Size(80, 24), Size(120, 40)])
  func drawings(size: Size) async {
    let driver = await Driver(client, size: size)
    await driver.press("s")
    #expect(driver.screen.contains("enter open the operation"))
    driver.expectDrawing("overview-suggestions-\(size.width)x\(size.height)")
    await driver.press(.down)
    #expect(driver.screen.contains("enter back up northwind"))
    #expect(driver.screen.contains("Back northwind up now"))
  }

  @Test("where there is no room for a panel the worst stands in one line")
  func narrow() async {
    let driver = await Driver(client, size: Size(80, 24))
    #expect(driver.line(with: "create stopped at rollout").contains("4 more"))
    serve(.upgrade)
    let calm = await Driver(client, size: Size(80, 24))
    #expect(!calm.screen.contains("behind"))
  }

  @Test("a stopped operation opens its drawer")
  func operation() async {
    let driver = await Driver(client, size: wide)
    await driver.press("s", .enter)
    #expect(driver.screen.contains("ImagePullBackOff"))
  }

  @Test("a backup is asked for in the usual dialog, about the tenant as it is now")
  func backup() async {
    serve(.backup)
    client.answerDetail()
    client.on(GetTenant.self) { _ in TenantDetail.make(.northwind) }
    client.on(PlanOperation.self) { asked in
      #expect(asked.type == .backup && asked.tenant == Tenant.northwind.id.rawValue)
      return .init(plan: .pause(.enter), decision: .allowed, tenant: .northwind)
    }
    client.on(SubmitOperation.self) { asked in
      #expect(asked.type == .backup && asked.trigger == .ui)
      return .init(operationId: identifier("P", 1))
    }
    let driver = await Driver(client, size: wide)
    await driver.press("s", .enter).advance(1).press(.tab, .enter)
    #expect(client.asked.contains(SubmitOperation.name))
    #expect(client.asked.contains(GetOperation.name))
  }

  @Test("an image is chosen in the dialog of upgrades")
  func upgrade() async {
    serve(.upgrade)
    client.on(GetTenant.self) { _ in TenantDetail.make(.northwind) }
    client.on(ListInfraTemplates.self) { _ in .init(items: [], images: []) }
    let driver = await Driver(client, size: wide)
    await driver.press("s", .enter)
    #expect(driver.surface.landmarks.contains { $0.name == ComponentID.imageUpgradeModal.rawValue })
  }

  @Test("who may only look is told why no backup can be made")
  func readOnly() async {
    var session = Session.make()
    session.isReadOnly = true
    client.on(WhoAmI.self, session)
    serve(.backup)
    let driver = await Driver(client, size: wide)
    client.forgetAsked()
    await driver.press("s", .enter)
    #expect(driver.screen.contains("read-only") && driver.console.dialogs.isEmpty)
    #expect(!client.asked.contains(GetTenant.name))
  }

  @Test("the others lead to pages: invoices, sign-in, tenants, connections, runbooks")
  func pages() async {
    func route(of action: RecommendedAction, role: TenantModel.Role = .platformOwner) -> Effect<
      OverviewPage.Event
    >? {
      var page = OverviewPage()
      let context = UpdateContext(session: .make(role), now: .noon, size: wide, makeKey: { "k" })
      let item = Recommendation(
        .capacity, about: "x", .notice, "t", advice: "a", evidence: [], action: action)
      _ = page.update(
        .own(.suggested(.loaded(.success(.init(items: [item], total: 1))))), context: context)
      return page.openSuggestion(context).first
    }
    #expect(
      route(of: .invoices(filter: "status:past_due"))
        == .navigate(Route(.billingOverview, query: ["tab": "invoices", "filter": "status:past_due"])))
    #expect(
      route(of: .signIn(Tenant.lumen.slug)) == .navigate(Route(.ssoConfig, query: ["client": "lumen"])))
    #expect(route(of: .tenants(filter: "a")) == .navigate(Route(.tenantsList, query: ["filter": "a"])))
    #expect(route(of: .tenant(Tenant.lumen.slug)) == .navigate(.tenant("lumen")))
    #expect(route(of: .system("keycloak")) == .navigate(Route(.settingsPlatform)))
    #expect(route(of: .system("keycloak"), role: .platformOperator) == .navigate(.support))
    #expect(route(of: .runbook("no-capacity")) == .openRunbook("no-capacity"))
    #expect(route(of: .approvals(nil)) == .openApproval(nil))
  }

  @Test("what is recommended is asked for again when something changes, and its trouble is said")
  func changes() async {
    let driver = await Driver(client, size: wide)
    client.forgetAsked()
    await driver.change(topics: [.observations])
    #expect(client.asked.contains(ListRecommendations.name))
    client.refuse(ListRecommendations.self, APIProblem(.internal, "The database is locked."))
    let broken = await Driver(client, size: wide)
    #expect(broken.line(with: "── Suggestions").contains("failed") && broken.screen.contains("locked."))
  }
}
