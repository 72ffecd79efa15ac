import TenantryAPI
import TerminalKit

@testable import ConsoleApp

/// Goes through a page as somebody would who wants to see all of it, and notes the parts that were drawn.
@MainActor
struct PageWalk {
  private let page: PageID
  private let size = Size(140, 45)

  init(_ page: PageID) { self.page = page }

  /// The names of all parts that were on the screen at any time.
  func seen() async throws -> Set<String> {
    switch page {
    case .platformDashboard:
      let driver = await Driver(size: size)
      driver.client.on(GetOperation.self, .lumenRebuild)
      driver.client.on(GetOperationLogs.self, GetOperationLogs.Output(lines: [], cursor: 0, dropped: 0))
      return await seen(driver) { await driver.press(.tab, .enter) }
    case .tenantsList: return await seen(await Driver(size: size, route: .tenants))
    case .tenantDetail:
      let client = ScriptedClient.detailed([.make(.northwind)])
      client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .northwind) }
      client.on(ListInfraTemplates.self) { _ in .init(items: [], images: []) }
      client.on(ListBundles.self) { _ in .init(items: []) }
      client.on(ListBackups.self) { _ in .init(items: []) }
      let driver = await Driver(client, size: size, route: .tenant("northwind"))
      var names = await seen(driver)
      for key in ["p", "i", "a", "T"] as [Key] {
        await driver.press(key)
        names.formUnion(await seen(driver))
        await driver.press(.escape)
      }
      client.answerTabs(of: .northwind)
      client.answerAnalytics(TenantAnalytics.platform)
      for keys in [["m"], ["n"], ["d"], ["s"], [.enter], ["$"], [.enter], ["A"], ["l"]] as [[Key]] {
        for key in keys { await driver.press(key) }
        names.formUnion(await seen(driver))
        while !driver.console.dialogs.isEmpty { await driver.press(.escape) }
      }
      return names
    case .tenantCreate:
      let driver = await Driver(try .creating(), size: size, route: .createTenant)
      var names = await seen(driver)
      await driver.type("Acme Films").press(.tab, .tab).type("North").press(.right).advance(0.3)
      for _ in 0..<5 {
        await driver.press(.ctrl("n")).advance(0.3)
        names.formUnion(await seen(driver))
      }
      await driver.press(.enter)
      return names.union(await seen(driver))
    case .settingsPlatform:
      let client = ScriptedClient.standard()
      client.on(ListIntegrations.self, .made)
      client.on(TestIntegration.self, .keycloak)
      client.on(ListWindows.self, .made)
      client.on(ListAudit.self, .made)
      client.on(ListHooks.self, .made)
      let driver = await Driver(client, size: size, route: Route(.settingsPlatform))
      return await seen(driver, pressing: [
          [.enter], ["T"], [.tab], [.enter], ["F"], [.tab], [.enter], [.tab], [.tab], ["a"], [.tab], [.tab], [.tab], [.tab],
        ])
    case .infraTemplates:
      let client = ScriptedClient.standard()
      let output = try ListInfraTemplates.Output.made()
      client.on(ListInfraTemplates.self, output)
      let driver = await Driver(client, size: size, route: Route(.infraTemplates))
      return await seen(driver) {
        await driver.press("e")
      } then: {
        await driver.press(.escape, .tab, "e")
      }
    case .billingOverview:
      return await seen(
        await Driver(.billing(), size: size, route: Route(page)),
        pressing: [["a"], ["c"], [.tab], [.enter], ["p"], ["b"], [.tab], [.enter], ["A"]])
    case .tenantPortal:
      return await seen(
        await Driver(.billing(.tenantAdmin), size: size, route: Route(page)),
        pressing: [["s"], ["n"], [.tab], [.enter], [.tab], [.enter], ["a"]])
    case .moduleCatalog:
      let driver = await Driver(.cataloged(), size: size, route: .catalog)
      var names = await seen(driver) { await driver.press("e").advance(1) }
      await driver.press(.escape, "a").advance(1)
      names.formUnion(await seen(driver))
      return await seen(driver) { await driver.press(.escape, .tab).advance(1) }.union(names)
    case .supportCenter: return await seen(await Driver(.supporting(), size: size, route: .support))
    case .automationCenter:
      return await seen(
        await Driver(.automated(), size: size, route: Route(page)), pressing: [[.tab], [.enter]])
    case .analyticsHub:
      let client = ScriptedClient.analysed()
      client.on(TestETL.self, .make("test-k", .succeeded, ago: 21, origin: .test))
      return await seen(
        await Driver(client, size: size, route: Route(page, query: ["selected": "acme-media"])),
        pressing: [["e"], ["c"]])
    case .aiConsole:
      let client = ScriptedClient.asked()
      client.on(GetTenant.self) { _ in TenantDetail.make(.northwind) }
      client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .northwind) }
      return await seen(
        await Driver(client, size: size, route: Route(page)),
        pressing: [[.enter], [.tab], [.enter], ["x"], [.tab], [.down, .down, .enter]])
    case .ssoConfig:
      let client = ScriptedClient.sso()
      client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .northwind) }
      let driver = await Driver(client, size: size, route: Route(.ssoConfig))
      return await seen(driver) {
        await driver.press("l")
      } then: {
        await driver.press(.escape, "b")
      }
    }
  }

  /// What was drawn after each of these; whatever floats is put away before the next.
  private func seen(_ driver: Driver, pressing steps: [[Key]]) async -> Set<String> {
    var names = Set(driver.surface.landmarks.map(\.name))
    for keys in steps {
      for key in keys { await driver.press(key) }
      names.formUnion(driver.surface.landmarks.map(\.name))
      while !driver.console.dialogs.isEmpty { await driver.press(.escape) }
    }
    return names
  }

  private func seen(
    _ driver: Driver, after first: () async -> Void = {}, then second: () async -> Void = {}
  ) async -> Set<String> {
    var names = Set(driver.surface.landmarks.map(\.name))
    await first()
    names.formUnion(driver.surface.landmarks.map(\.name))
    await second()
    return names.union(driver.surface.landmarks.map(\.name))
  }
}
