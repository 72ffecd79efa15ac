import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Palette")
@MainActor
struct PaletteTests {
  private func line(_ text: String, aliases: [String: String] = [:]) -> PaletteLine {
    PaletteLine(text, commands: CommandCatalog.all, aliases: aliases)
  }

  @Test("takes sentences: a verb and what stands behind it")
  func sentences() throws {
    #expect(try line("q").choice.get() == .quit)
    #expect(try line("tenant acme logs").choice.get() == .page(.tenant("acme", tab: "logs")))
    #expect(try line(" t  acme ").choice.get() == .page(.tenant("acme")))
    #expect(try line("op 8f3k2").choice.get() == .operation("8F3K2"))
    #expect(try line("sort status").choice.get() == .command("tenants_sort", arguments: "status"))
    #expect(
      try line("filter status:error").choice.get() == .command("tenants_search", arguments: "status:error"))
    #expect(line("tenants").isPastVerb == false)
    #expect(line("nothing").command == nil)
  }

  @Test("says what is missing or wrong, with what was probably meant")
  func problems() {
    func problem(_ text: String) -> String? {
      if case .failure(let problem) = line(text).choice { problem.sentence } else { nil }
    }
    #expect(problem("tennant acme") == "There is no command “tennant”; did you mean “tenant”?")
    #expect(problem("tenant") == "Say which tenant: tenant <tenant> [tab].")
    #expect(problem("tenant acme lgos") == "There is no tab “lgos”; did you mean “logs”?")
    #expect(problem("sort statu") == "There is no column “statu”; did you mean “status”?")
  }

  @Test("an alias stands for its words, and what follows it stays")
  func aliases() throws {
    let aliases = ["bad": "filter status:error", "g": "tenant", "loop": "loop"]
    #expect(
      try line("bad", aliases: aliases).choice.get() == .command("tenants_search", arguments: "status:error"))
    #expect(try line("g acme logs", aliases: aliases).choice.get() == .page(.tenant("acme", tab: "logs")))
    #expect(line("loop", aliases: aliases).command == nil)
  }

  @Test("a tenant's part is completed and opened")
  func tenantTab() async {
    let driver = await Driver()
    driver.client.answerDetail()
    await driver.press(":").type("ten").press(.tab)
    #expect(driver.line(with: " : ").contains("tenant"))
    await driver.press(.space).type("northw").advance(1)
    #expect(driver.line(with: "▸").contains("tenant northwind"))
    await driver.press(.tab, .space).type("lo").press(.enter)
    #expect(driver.console.stack.last?.page?.route == .tenant("northwind", tab: "logs"))
  }

  @Test("the list of tenants is sorted and narrowed from anywhere")
  func fromAnywhere() async {
    let driver = await Driver(size: Size(120, 40))
    await driver.press(":").type("sort status").press(.enter)
    #expect(driver.console.stack.last?.page?.route.page == .tenantsList)
    #expect(driver.line(with: "── Tenants").contains("by status"))
    await driver.press(":").type("filter status:error").press(.enter)
    #expect(driver.line(with: " /").contains("status:error"))
  }

  @Test("an operation on a tenant that is not open asks for its name, and then opens it first")
  func operationElsewhere() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .northwind) }
    let driver = await Driver(client)
    await driver.press(":").type("pause").press(.enter)
    #expect(driver.line(with: " : ").contains("pause "))
    await driver.type("northwind").advance(1)
    await driver.press(.enter)
    #expect(driver.console.stack.last?.page?.route == .tenant("northwind"))
    #expect(!driver.console.dialogs.isEmpty)
  }

  @Test("what was done comes back with ↑ on an empty line, also in a later session")
  func history() async throws {
    let driver = await Driver()
    await driver.press(":").type("sort status").press(.enter)
    await driver.press(":").type("filter status:error").press(.enter)
    await driver.press(":", .up)
    #expect(driver.line(with: " : ").contains("filter status:error"))
    await driver.press(.up)
    #expect(driver.line(with: " : ").contains("sort status"))
    await driver.press(.down, .down)
    #expect(driver.line(with: " : ").contains("a command, a page or a tenant"))
    let kept = try #require(await driver.drafts.load(key: PaletteHistory.key))
    #expect(PaletteHistory(kept).lines == ["sort status", "filter status:error"])
  }

  @Test("the history keeps the newest lines, each once")
  func historyLimits() {
    var history = PaletteHistory(Data("nonsense".utf8))
    for number in 0..<60 { history.add("tenant t\(number)") }
    history.add("tenant t59")
    history.add(" ")
    #expect(history.lines.count == PaletteHistory.linesMax)
    #expect(history.lines.last == "tenant t59")
    #expect(PaletteHistory(history.data) == history)
  }

  @Test("a person's own key does what its line says, and says when it cannot")
  func hotkeys() async {
    let driver = await Driver()
    var preferences = ConsolePreferences()
    preferences.hotkeys = [
      .init(.function(5), title: "Paused tenants", line: "filter status:paused"),
      .init(.function(6), title: "Nonsense", line: "fliter x"),
    ]
    await driver.send(.preferencesChanged(preferences))
    await driver.press(.function(5))
    #expect(driver.line(with: " /").contains("status:paused"))
    await driver.press(.function(6))
    #expect(driver.screen.contains("did you mean “filter”?"))
  }
}
