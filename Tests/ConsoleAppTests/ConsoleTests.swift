import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Console")
@MainActor
struct ConsoleTests {
  @Test("an idle console wakes when the minute is over, a busy one every second")
  func ticks() async {
    let idle = await Driver(.standard(tenants: 0))
    #expect(idle.console.nextTick == Date.noon.addingTimeInterval(29))
    let busy = await Driver()
    #expect(busy.console.nextTick == Date.noon.addingTimeInterval(1))
  }

  @Test("a lost feed is said, what is shown is called stale, and its return loads everything again")
  func feedLost() async {
    let driver = await Driver()
    await driver.send(.feedLost)
    await driver.advance(75)
    #expect(driver.surface.lines[0].contains("OFFLINE since 14:02Z"))
    #expect(driver.line(with: "── Health").contains("STALE 1m"))
    driver.client.forgetAsked()
    await driver.send(.feedRetried)
    #expect(driver.surface.lines[0].contains("● LIVE"))
    #expect(driver.client.asked.contains(ListTenants.name))
    #expect(!driver.line(with: "── Health").contains("STALE"))
  }

  @Test("however many batches arrive, one reload is under way and one waits")
  func coalescing() async {
    let driver = await Driver(route: .tenants)
    driver.client.forgetAsked()
    driver.hold(ListTenants.name)
    for _ in 0..<10 { await driver.change(tenants: [Tenant.acme.id]) }
    driver.client.serve([.northwind])
    await driver.release(ListTenants.name)
    #expect(driver.client.asked.filter { $0 == ListTenants.name }.count == 2)
    #expect(driver.line(with: "── Tenants").contains("1 tenant "))
  }

  @Test(
    "a page comes back without asking again, until something has changed, was missed, or has another size")
  func returning() async {
    let driver = await Driver()
    func asks(_ key: Key) async -> Bool {
      driver.client.forgetAsked()
      await driver.press(key)
      return driver.client.asked.contains(ListTenants.name)
    }
    #expect(await asks("2"))
    #expect(await !asks("1"))
    #expect(await !asks("2"))
    await driver.change(tenants: [Tenant.acme.id])
    #expect(await asks("1"))
    #expect(await !asks("2"))
    await driver.resize(100, 30)
    #expect(await asks("1"))
    await driver.send(.feedLost)
    #expect(await asks("2"))
    await driver.send(.feedRetried)
    #expect(await asks("1"))
  }

  @Test("a page that was under another asks again when something has changed meanwhile")
  func covered() async {
    let driver = await Driver(.detailed([.make(.acme)]), route: .tenants)
    await driver.press(.enter)
    #expect(driver.console.stack.count == 2)
    await driver.change(tenants: [Tenant.acme.id])
    driver.client.forgetAsked()
    await driver.press("2")
    #expect(driver.client.asked.contains(ListTenants.name))
  }

  @Test("a page that could not be loaded asks again when it comes back")
  func returningAfterFailure() async {
    let driver = await Driver()
    driver.client.refuse(ListTenants.self, APIProblem(.unavailable, "gone"))
    await driver.press("2", "1")
    driver.client.forgetAsked()
    await driver.press("2")
    #expect(driver.client.asked.contains(ListTenants.name))
  }

  @Test("an answer to an older question is not shown")
  func staleAnswer() async {
    let driver = await Driver(route: .tenants)
    driver.hold(ListTenants.name)
    await driver.press("]", "/").type("lumen").press(.enter)
    await driver.release(ListTenants.name)
    #expect(
      driver.line(with: "── Tenants").contains("lumen") && driver.line(with: "── Tenants").contains(" 1 of "))
    #expect(driver.selectedLine.contains("lumen"))
  }

  @Test("an answer for a page that was left is heard by nobody")
  func lateAnswer() async {
    let driver = await Driver()
    driver.hold(GetOperation.name)
    await driver.press(.tab, .enter, .escape)
    await driver.release(GetOperation.name)
    #expect(!driver.screen.contains("Wait for the rollout"))
  }

  @Test("the palette goes to a tab of a tenant, and waits for tenants when enter comes early")
  func paletteArguments() async {
    let driver = await Driver()
    driver.client.answerDetail()
    await driver.press(":").type("tenant lumen logs").press(.enter).advance(1)
    #expect(driver.console.stack.last?.page?.route == .tenant("lumen", tab: "logs"))
    await driver.press("1", ":").type("halcy").press(.enter)
    await driver.advance(1)
    #expect(driver.console.stack.last?.page?.route == .tenant("halcyon-studio"))
  }

  @Test("a keymap replaces keys, in dispatch and in the bottom line")
  func keymap() {
    let session = Session.make()
    var preferences = ConsolePreferences()
    preferences.keys[.global, "help"] = [.function(1)]
    preferences.keys[.global, "go_tenants_list"] = ["x"]
    var console = Console(size: Size(80, 24), now: .noon, preferences: preferences, makeKey: { "key" })
    console.session = .loaded(session, at: .noon)
    #expect(console.hints.contains(KeyHint("F1", "help")))
    _ = console.handle(.input(.key("x")), now: .noon)
    #expect(console.stack.last?.page?.route == .tenants)
  }

  @Test(
    "routes are read as they are written",
    arguments: ["/", "/tenants", "/tenants/new", "/tenants/acme?tab=logs"])
  func routes(path: String) throws {
    let route = try #require(Route(path: path))
    #expect(route.path == path)
  }

  @Test("a path that no page has is no route")
  func noRoute() {
    #expect(Route(path: "/nowhere/at/all") == nil)
    #expect(Route(path: "/tenants/new")?.page == .tenantCreate)
    #expect(Route(path: "/tenants/acme")?.tenant == "acme")
  }

  @Test("drafts are saved, read and forgotten in order")
  func drafts() async throws {
    let driver = await Driver()
    let runner = EffectRunner(
      client: driver.client, drafts: driver.drafts, openURL: { _ in "no browser" }, copy: { _ in nil })
    #expect(await runner.perform(.saveDraft(key: "new", Data("a".utf8))) == nil)
    #expect(await driver.drafts.load(key: "new") == Data("a".utf8))
    #expect(await runner.perform(.deleteDraft(key: "new")) == nil)
    #expect(await driver.drafts.load(key: "new") == nil)
    let url: HTTPSURL = known("https://acme.example.net")
    #expect(
      await runner.perform(.openURL(url))
        == .noticed(Notice(.warning, "https://acme.example.net: no browser")))
  }
}
