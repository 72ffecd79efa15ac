import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("The tabs of a tenant's page")
@MainActor
struct TenantTabTests {
  private func client(_ session: Session = .make()) -> ScriptedClient {
    let client = ScriptedClient.detailed([.make(.northwind)], session: session)
    client.answerTabs(of: .northwind)
    return client
  }

  private func driver(
    _ client: ScriptedClient, _ tab: TenantTab, size: Size = Size(140, 45), holding: [String] = []
  ) async -> Driver {
    await Driver(
      client, size: size, route: .tenant("northwind", tab: tab.rawValue), holding: holding)
  }

  /// The tabs that ask for something besides the tenant, with what they ask.
  private nonisolated static let asking: [(tab: TenantTab, question: String)] = [
    (.modules, GetTenantModules.name), (.infra, GetTenantInfra.name), (.sso, GetSSOClient.name),
    (.billing, GetTenantBilling.name),
  ]

  @Test("each looks as drawn: loading, full, stale, refused", arguments: asking.indices, PageStates.sizes)
  func drawings(place: Int, size: Size) async {
    let (tab, question) = Self.asking[place]
    let name = { (state: String) in "tenant-\(tab.rawValue)-\(state)-\(size.width)x\(size.height)" }
    let client = client()
    await driver(client, tab, size: size, holding: [question]).expectDrawing(name("loading"))
    let full = await driver(client, tab, size: size)
    full.expectDrawing(name("full"))
    await full.advance(42).send(.feedLost)
    full.expectDrawing(name("stale"))
    let problem = APIProblem(.unavailable, "The platform does not answer.")
    client.refuse(GetTenantModules.self, problem)
    client.refuse(GetTenantInfra.self, problem)
    client.refuse(GetSSOClient.self, problem)
    client.refuse(GetTenantBilling.self, problem)
    await driver(client, tab, size: size).expectDrawing(name("error"))
  }

  @Test("tab and shift-tab walk all of them, round and round, and the route says where one is")
  func walking() async {
    let driver = await driver(client(), .overview)
    var seen: [String?] = []
    for _ in TenantTab.allCases {
      seen.append(driver.console.stack.last?.page?.route.query["tab"])
      await driver.press(.tab)
    }
    #expect(seen == [nil] + TenantTab.allCases.dropFirst().map(\.rawValue))
    #expect(driver.console.stack.last?.page?.route == .tenant("northwind"))
    await driver.press(.backTab)
    #expect(driver.console.stack.last?.page?.route == .tenant("northwind", tab: "logs"))
  }

  @Test("every tab has a key that opens it from the others, and esc leads to the overview first")
  func keys() async {
    for tab in TenantTab.allCases where tab != .overview {
      let driver = await driver(client(), .overview)
      await driver.press(tab.command.keys[0])
      #expect(driver.console.stack.last?.page?.route == .tenant("northwind", tab: tab.rawValue))
      await driver.press(.escape)
      #expect(driver.console.stack.last?.page?.route == .tenant("northwind"), "\(tab)")
    }
  }

  @Test("at 80 columns every tab has its name, and the actions of every day have a row of their own")
  func narrow() async {
    let screen = await driver(client(), .billing, size: Size(80, 24))
    let row = screen.line(with: "v Overview")
    for tab in TenantTab.allCases { #expect(row.contains(tab.title), "\(tab)") }
    #expect(screen.line(with: "p pause").contains("o open Odoo"))
  }

  @Test("a tab is asked for when it is shown and when the tenant changes, not before")
  func asking() async {
    let client = client()
    let driver = await driver(client, .overview)
    #expect(!client.asked.contains(GetSSOClient.name) && !client.asked.contains(GetTenantBilling.name))
    await driver.press("s")
    #expect(client.asked.contains(GetSSOClient.name))
    client.forgetAsked()
    await driver.change(tenants: [Tenant.northwind.id])
    #expect(client.asked.contains(GetTenant.name) && client.asked.contains(GetSSOClient.name))
    #expect(!client.asked.contains(GetTenantBilling.name))
    await driver.press("$")
    client.forgetAsked()
    await driver.change(topics: [.billing])
    #expect(client.asked.contains(GetTenantBilling.name))
  }

  // MARK: Modules

  @Test("what is not as wanted stands first, with what was found and where it comes from")
  func modules() async {
    let driver = await driver(client(), .modules)
    #expect(driver.selectedLine.contains("mail") && driver.selectedLine.contains("unfinished"))
    #expect(driver.line(with: " mis_builder").contains("missing"))
    #expect(driver.line(with: " account_budget_oca").contains("by bundle"))
    #expect(driver.line(with: " helpdesk_mgmt").contains("by hand"))
    #expect(driver.line(with: "── Modules").contains("finance_ppm · compared 4m ago"))
    await driver.press("/").type("found:missing").press(.enter)
    #expect(driver.line(with: "── Modules").contains("1 of 7"))
  }

  @Test("space plans a module alone: installed ones are brought up to date, others installed")
  func toggling() async {
    let client = client()
    let asked = Mutex<[OperationParams?]>([])
    client.on(PlanOperation.self) { question in
      asked.withLock { $0.append(question.params) }
      return .init(plan: .pause(.enter), decision: .allowed, tenant: .northwind)
    }
    let driver = await driver(client, .modules)
    await driver.press("/").type("name=helpdesk_mgmt").press(.enter, .space)
    #expect(asked.withLock { $0.last } == ["modules": .list(["helpdesk_mgmt"]), "update": .flag(true)])
    await driver.press(.escape, .escape, "/").type("name=account_budget_oca").press(.enter, .space)
    #expect(asked.withLock { $0.last } == ["modules": .list(["account_budget_oca"])])
  }

  @Test("enter leads to the module in the catalog; a tenant that is paused says why nothing is installed")
  func moduleWays() async {
    let client = ScriptedClient.detailed([.make(.halcyon)])
    client.answerTabs(of: .halcyon)
    let driver = await Driver(client, size: Size(140, 45), route: .tenant("halcyon-studio", tab: "modules"))
    await driver.press(.space)
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("tenant is paused: resume it first"))
    client.answerCatalog()
    await driver.press(.enter)
    #expect(driver.console.stack.last?.page?.route.page == .moduleCatalog)
  }

  @Test("what was never compared is not called installed")
  func neverCompared() async {
    let client = client()
    client.on(
      GetTenantModules.self,
      .init(items: [.make("account", .core, .installed, nil, from: .bundle)], bundle: "crm", lookedAt: nil))
    let driver = await driver(client, .modules)
    #expect(driver.selectedLine.contains("? not seen"))
    #expect(driver.line(with: "── Modules").contains("not compared yet"))
  }

  // MARK: Infra

  @Test("image, pods, nodes, volumes, jobs and events stand there, what is wrong in words; escapes are shown")
  func infra() async {
    let screen = await driver(client(), .infra).screen
    for text in [
      "2 tested images are newer", "newest odoo:18.0-20251120", "1/2 ready", "ImagePullBackOff", "not ready",
      "10 GiB", "pending", "17 3 * * *", "1 warning", "BackOff ×12", "seen just now",
    ] { #expect(screen.contains(text), "\(text)") }
    #expect(!screen.contains("\u{1B}[31m"))
  }

  @Test("enter asks for another image, P leads to all of them")
  func images() async throws {
    let client = client()
    client.on(ListInfraTemplates.self, try .made())
    let driver = await driver(client, .infra)
    await driver.press(.enter)
    #expect(driver.screen.contains("Another image for Northwind"))
    await driver.press(.escape, "P")
    #expect(driver.console.stack.last?.page?.route.query["pane"] == "images")
  }

  @Test("without a cluster it is said how to connect one, and the image is known anyway")
  func noCluster() async {
    let client = client(.make(connected: false))
    client.on(
      GetTenantInfra.self,
      .init(
        image: TenantImage(image: Tenant.northwind.image, status: nil, newest: nil, behind: 0),
        namespace: Tenant.northwind.k8sNamespace, cluster: nil, problem: "Kubernetes is not connected."))
    let driver = await driver(client, .infra, size: Size(80, 24))
    #expect(driver.screen.contains("Kubernetes is not connected."))
    #expect(driver.screen.contains("tenantry connect kubernetes"))
    #expect(driver.screen.contains("in no list"))
  }

  @Test("what the cluster does not let be read is named, and the rest is there")
  func partly() async {
    let client = client()
    var output = GetTenantInfra.Output.busy(.northwind)
    output.cluster?.missing = ["events: the service account may not list them"]
    output.cluster?.events = []
    client.on(GetTenantInfra.self, output)
    let screen = await driver(client, .infra).screen
    #expect(screen.contains("not here: events: the service account may not list them"))
    #expect(screen.contains("odoo-7d9f-2xk"))
  }

  // MARK: SSO

  @Test("the tenant's client stands there wanted and found; a login is tested, and its page is a key away")
  func signIn() async {
    let driver = await driver(client(), .sso)
    #expect(driver.screen.contains("wanted, not allowed") && driver.screen.contains("invalid redirect uri"))
    await driver.press(.enter)
    #expect(driver.screen.contains("People can sign in."))
    driver.client.on(ListSSOClients.self) { _ in
      .init(
        integration: IntegrationStatus(system: "keycloak", title: "Keycloak", isConnected: true),
        items: SSOClient.platform, total: 20)
    }
    await driver.press(.enter, "K")
    #expect(driver.screen.contains("https://keycloak.example.net/admin/master/console/"))
    #expect(
      GetSSOClient.Output.differing(.northwind).console?.url.rawValue
        == "https://keycloak.example.net/admin/master/console/#/tenants/clients/5f1c/settings")
    await driver.press("P")
    #expect(driver.console.stack.last?.page?.route == Route(.ssoConfig, query: ["client": "northwind"]))
  }

  @Test("without Keycloak no login is tested, and it is said why")
  func noKeycloak() async {
    let client = client(.make(connected: false))
    client.on(
      GetSSOClient.self,
      .init(
        client: .make(.northwind, .notLookedAt, seen: nil), found: nil,
        problem: "Keycloak is not connected.", events: [], eventsProblem: nil))
    let driver = await driver(client, .sso)
    #expect(driver.screen.contains("Keycloak is not connected."))
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
  }

  // MARK: Billing

  @Test("plan, use, next invoice and what is owed stand there; enter opens the invoice under the bar")
  func billing() async {
    let driver = await driver(client(), .billing)
    #expect(driver.screen.contains("13 of 25") && driver.screen.contains("next invoice 2025-12-01"))
    #expect(driver.screen.contains("owes 99.00 USD") && driver.screen.contains("proposed: "))
    await driver.press(.enter)
    #expect(driver.screen.contains("INV-2025-000005 · Northwind"))
    await driver.press(.escape, "/").type("status:paid").press(.enter)
    #expect(driver.line(with: "── Invoices").contains("1 of 2"))
    await driver.press(.escape)
    #expect(driver.console.stack.last?.page?.route == .tenant("northwind", tab: "billing"), "esc cleared")
  }

  @Test("a platform owner puts it on another plan, and sees its invoices on the page of billing")
  func adjusting() async {
    let client = client()
    client.on(AdjustPlan.self) { asked in
      #expect(asked.tenant == Tenant.northwind.id.rawValue && asked.plan == "pro")
      return .make(.northwind)
    }
    let driver = await driver(client, .billing)
    await driver.press("A").advance(1).press(.left, .ctrl("s"))
    #expect(client.asked.contains(AdjustPlan.name) && driver.screen.contains("northwind is on the plan"))
    client.answerBilling()
    await driver.press("P")
    #expect(driver.console.stack.last?.page?.route.page == .billingOverview)
    #expect(driver.screen.contains("tenant:northwind"))
  }

  @Test("an operator looks and changes nothing of billing, and is told whose it is")
  func operating() async {
    let client = client(.make(.platformOperator))
    let driver = await driver(client, .billing)
    await driver.press("A")
    #expect(driver.screen.contains("Put the tenant on another plan: only a platform owner"))
    #expect(driver.console.dialogs.isEmpty)
    await driver.press("P")
    #expect(driver.screen.contains("Show its invoices on the page of billing:"))
    #expect(driver.console.stack.last?.page?.route.page == .tenantDetail)
  }
}
