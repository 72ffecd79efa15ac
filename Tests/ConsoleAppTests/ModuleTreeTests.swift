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
    let (product, base) = (module("product", []), module("base", []))
    client.on(GetModule.self) { question in
      switch question.name {
      case "account": .init(items: [old, account])
      case "product": .init(items: [product])
      default: .init(items: [base])
      }
    }
    let driver = await Driver(client, size: Size(100, 30), route: .tenant("northwind"))
    client.answerTabs(of: .northwind)
    await driver.press("m", "N")
    client.forgetAsked()
    await driver.press(.down, .right)
    #expect(client.asked == [GetModule.name])
    #expect(driver.screen.contains("├─ ▸ product"))
    #expect(driver.screen.contains("└─ ▸ analytic"))
    #expect(!driver.screen.contains("old"))
    await driver.press(.left, .right)
    #expect(client.asked == [GetModule.name])
    await driver.press(.right, .right)
    #expect(driver.screen.contains("└─ ▸ base"), "everything stands on it")
    await driver.press(.right, .right)
    #expect(driver.screen.contains("└─ · base"), "it needs nothing")
    await driver.press("q")
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("a module that cannot be read says why in its place")
  func failing() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.refuse(GetModule.self, APIProblem(.notFound, "There is no module of that name."))
    let driver = await Driver(client, size: Size(100, 30), route: .tenant("northwind"))
    client.answerTabs(of: .northwind)
    await driver.press("m", "N", .right)
    #expect(driver.screen.contains("✖ There is no module of that name."))
  }
}
