import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Page catalog")
@MainActor
struct PageCatalogTests {
  @Test("every page of the enumeration has exactly one entry, and keys are unique")
  func entries() {
    #expect(PageCatalog.all.map(\.id.rawValue).sorted() == PageID.allCases.map(\.rawValue).sorted())
    let keys = PageCatalog.all.compactMap(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { $0.isNumber || $0 == "," || $0 == "." })
  }

  @Test("a page without a key stands under one that has one")
  func parents() {
    for entry in PageCatalog.all where entry.key == nil {
      #expect(entry.parent.map { PageCatalog.entry($0).key != nil } == true, "\(entry.id)")
    }
  }

  @Test("every page draws itself while loading and when nothing can be loaded", arguments: PageID.allCases)
  func draws(page: PageID) async {
    let problem = APIProblem(.unavailable, "The control plane cannot be reached.")
    for size in [Size(60, 16), Size(80, 24), Size(140, 40)] {
      let route = Route(page, tenant: page == .tenantDetail ? "acme-media" : nil)
      let loading = await Driver(size: size, route: route, holding: EndpointCatalog.all.map { $0.name })
      #expect(loading.surface.size == size)
      let broken = ScriptedClient.standard()
      broken.refuseAll(problem)
      #expect(await Driver(broken, size: size, route: route).surface.size == size)
    }
  }

  /// The tabs of the pages that have some: each has a list of its own.
  nonisolated private static let tabs: [PageID: [String]] = [
    .tenantDetail: TenantTab.allCases.map(\.rawValue), .automationCenter: AutomationTab.allCases.map(\.rawValue),
    .aiConsole: AITab.allCases.map(\.rawValue), .billingOverview: BillingTab.allCases.map(\.rawValue),
    .moduleCatalog: CatalogTab.allCases.map(\.rawValue), .settingsPlatform: SettingsTab.allCases.map(\.rawValue),
    .tenantPortal: PortalTab.allCases.map(\.rawValue),
  ]

  @Test(
    "what needs a row says of a list that is not there yet that it is not, and not that nothing is selected",
    arguments: PageID.allCases)
  func refusals(page: PageID) async {
    for tab in Self.tabs[page] ?? [""] {
      let tenant = page == .tenantDetail ? "acme-media" : nil
      let route = Route(page, tenant: tenant, query: tab.isEmpty ? [:] : ["tab": tab])
      let driver = await Driver(route: route, holding: EndpointCatalog.all.map { $0.name })
      let commands = driver.console.top?.commands(context: driver.console.context) ?? []
      let refusals = commands.compactMap(\.disabledReason)
      #expect(!refusals.contains { $0.hasSuffix("is selected") || $0.hasSuffix("is recommended") }, "\(tab): \(refusals)")
    }
  }

  @Test("no two commands that are alive together ask for the same key", arguments: PageID.allCases)
  func conflicts(page: PageID) async {
    let driver = await Driver(
      route: Route(page, tenant: "acme-media"), holding: EndpointCatalog.all.map { $0.name })
    #expect(Keymap(driver.console.shellCommands).conflicts == [])
    let own = driver.console.top?.commands(context: driver.console.context) ?? []
    #expect(Keymap(own).conflicts == [])
    let shells = Set(driver.console.shellCommands.flatMap(\.keys)).subtracting([.escape])
    #expect(Set(own.flatMap(\.keys)).isDisjoint(with: shells), "the shell's keys mean the same on every page")
  }

  @Test("that all may have changed asks for whatever any change would ask for", arguments: PageID.allCases)
  func resets(page: PageID) async {
    func asked(_ batch: ChangeBatch) async -> Set<String> {
      let client = ScriptedClient.detailed([.make(.acme)])
      client.answerCatalog()
      client.answerSupport()
      client.answerWizard()
      let driver = await Driver(client, route: Route(page, tenant: "acme-media"))
      client.forgetAsked()
      await driver.send(.changed(batch))
      await driver.advance(1)
      return Set(client.asked)
    }
    let cursor = ChangeCursor(sequence: 1)
    let all = await asked(
      ChangeBatch(
        cursor: cursor, tenants: [Tenant.acme.id],
        operations: [OperationSummary.acmeCreate.id], topics: Set(PlatformTopic.allCases)))
    #expect(await asked(ChangeBatch(cursor: cursor, isReset: true)).isSuperset(of: all), "\(all)")
  }

  @Test("what is pasted outside a field does nothing, on every page", arguments: PageID.allCases)
  func pastes(page: PageID) async {
    let client = ScriptedClient.detailed([.make(.acme)])
    client.answerCatalog()
    client.answerSupport()
    client.answerWizard()
    let driver = await Driver(client, route: Route(page, tenant: "acme-media"))
    if driver.console.top?.component.captures == true {
      await driver.paste("dd\nyes\n")
      #expect(driver.console.stack.last?.page?.route.page == page)
      return
    }
    await driver.paste("q\n").advance(10)
    let before = driver.surface
    await driver.paste("dd\nyes\np\ny2:q\n")
    #expect(driver.surface == before)
    #expect(driver.console.dialogs.isEmpty && !driver.quit)
  }

  @Test("commands have sentences and stable names", arguments: PageID.allCases)
  func commands(page: PageID) async {
    let driver = await Driver(
      route: Route(page, tenant: "acme-media"), holding: EndpointCatalog.all.map { $0.name })
    for command in driver.console.liveCommands {
      #expect(command.title.first?.isUppercase == true && !command.title.hasSuffix("."), "\(command.id)")
      #expect(command.id.allSatisfy { $0.isLowercase || $0 == "_" || $0.isNumber }, "\(command.id)")
    }
  }
}
