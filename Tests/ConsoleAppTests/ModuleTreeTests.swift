import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Modules as a tree")
@MainActor
struct ModuleTreeTests {
  private func module(_ name: String, _ depends: [String], series: String = "18.0") -> CatalogModule {
    CatalogModule(
      name: known(name), title: name, source: .core, repo: "odoo", series: series, version: "18.0.1.0",
      depends: depends.map { known($0) }, lifecycle: "active")
  }

  @Test("what a module needs is asked for when it is opened, and only once")
  func opening() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    let account = module("account", ["product", "analytic"])
    let old = module("account", ["old"], series: "17.0")
    let other = module("product", [])
    client.on(GetModule.self) { question in
      .init(items: question.name == "account" ? [old, account] : [other])
    }
    let driver = await Driver(client, size: Size(100, 30), route: .tenant("northwind"))
    await driver.press("m", "t")
    client.forgetAsked()
    await driver.press(.down, .right)
    #expect(client.asked == [GetModule.name])
    #expect(driver.screen.contains("├─ ▸ product"))
    #expect(driver.screen.contains("└─ ▸ analytic"))
    #expect(!driver.screen.contains("old"))
    await driver.press(.left, .right)
    #expect(client.asked == [GetModule.name])
    await driver.press(.right, .right)
    #expect(driver.screen.contains("├─ · product"), "it needs nothing")
    await driver.press("t")
    #expect(driver.screen.contains("SOURCE"))
  }

  @Test("a module that cannot be read says why in its place")
  func failing() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.refuse(GetModule.self, APIProblem(.notFound, "There is no module of that name."))
    let driver = await Driver(client, size: Size(100, 30), route: .tenant("northwind"))
    await driver.press("m", "t", .right)
    #expect(driver.screen.contains("✖ There is no module of that name."))
  }
}
