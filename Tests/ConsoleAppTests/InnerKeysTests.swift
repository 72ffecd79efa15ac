import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Keys inside dialogs and widgets")
@MainActor
struct InnerKeysTests {
  private let runbooks = [
    "image-pull": "# Image pull\n\nLook at the registry first.\n\n- then at the secret\n"
  ]

  /// A console in which these commands have these keys.
  private func driver(
    _ keys: [(scope: Command.Scope, id: String, key: Key)], route: Route = .tenants,
    runbooks: [String: String] = [:]
  ) async -> Driver {
    let driver = await Driver(
      .detailed([.make(.northwind)]), size: Size(120, 40), route: route, runbooks: runbooks)
    var preferences = ConsolePreferences()
    for (scope, id, key) in keys { preferences.keys[scope, id] = [key] }
    await driver.send(.preferencesChanged(preferences))
    return driver
  }

  @Test("a tree is walked and opened by other keys, and its own mean nothing then")
  func tree() async {
    let driver = await driver(
      [(.tree, "tree_down", .ctrl("x")), (.tree, "tree_open", .function(3))], route: .tenant("northwind"))
    driver.client.refuse(GetModule.self, APIProblem(.notFound, "There is no module of that name."))
    driver.client.answerTabs(of: .northwind)
    await driver.press("m", "N")
    let first = driver.selectedLine
    await driver.press(.down, "j", .right)
    #expect(driver.selectedLine == first)
    #expect(!driver.screen.contains("no module of that name"))
    #expect(driver.screen.contains("F3 open"))
    await driver.press(.function(3))
    #expect(driver.screen.contains("no module of that name"))
    await driver.press(.ctrl("x"))
    #expect(driver.selectedLine != first)
  }

  @Test("the columns are chosen by other keys, which the bottom line and help name")
  func columns() async {
    let driver = await driver([("columns", "columns_toggle", .function(4))])
    await driver.press("C", .down)
    #expect(driver.screen.contains("F4 show/hide"))
    let before = driver.screen
    await driver.press("x")
    #expect(driver.screen == before, "the key was given away")
    await driver.press("?").type("show the column")
    #expect(driver.screen.contains("F4"))
    await driver.press(.enter)
    #expect(driver.console.dialogs.count == 1, "help goes, the dialog stays")
    #expect(driver.screen != before, "help runs what it lists")
  }

  @Test("help over a dialog lists only what the dialog knows")
  func help() async {
    let driver = await driver([])
    await driver.press("o", "?")
    #expect(driver.screen.contains("One option up"))
    #expect(!driver.screen.contains("Go to Overview"))
    await driver.press(.escape)
    #expect(driver.console.dialogs.count == 1)
    await driver.press(.escape, "C", "?").type("mark the row")
    #expect(!driver.screen.contains("space         Mark"), "space shows and hides columns here")
    let asking = await self.driver([], route: .tenant("northwind"))
    asking.client.refuse(PlanOperation.self, APIProblem(.refused, "Not now."))
    await asking.press("p", "?")
    #expect(asking.console.dialogs.count == 1, "a question has no keys of its own to list")
  }

  @Test("a text is searched by other keys, and what stands beside the search names them")
  func reader() async {
    let driver = await driver(
      [(.reader, "reader_find", .ctrl("s")), (.reader, "reader_next_match", .function(2))], runbooks: runbooks
    )
    await driver.press(":").type("runbook image-pull").press(.enter)
    #expect(driver.screen.contains("ctrl-s find"))
    await driver.press(.ctrl("s")).type("the").press(.enter)
    #expect(driver.screen.contains("match 1 of 2   F2 next"))
    await driver.press("n")
    #expect(driver.screen.contains("match 1 of 2"))
    await driver.press(.function(2))
    #expect(driver.screen.contains("match 2 of 2"))
    await driver.press(.escape, "q")
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("notices, themes and the palette take other keys")
  func others() async {
    let driver = await driver([
      ("notices", "notices_close", .function(2)), ("theme", "theme_environment", .function(3)),
      ("palette", "palette_complete", .function(4)), (.finder, "finder_choose", .function(5)),
    ])
    await driver.press("@", "q")
    #expect(driver.console.dialogs.count == 1)
    await driver.press(.function(2))
    #expect(driver.console.dialogs.isEmpty)
    await driver.press(":").type("them").press(.function(4))
    #expect(driver.screen.contains(": theme"))
    await driver.press(.enter)
    #expect(driver.screen.contains(": theme"), "enter was given away")
    await driver.press(.function(5))
    #expect(driver.screen.contains("F3 environment"))
    await driver.press(.function(3))
    #expect(driver.screen.contains("as in "))
  }

  @Test("a filter is completed by another key, and esc leads out of it whatever it is bound to")
  func filter() async {
    let driver = await driver([
      (.filterLine, "filter_line_complete", .ctrl("x")), (.filterLine, "filter_line_leave", .function(2)),
    ])
    await driver.press("/").type("stat")
    #expect(driver.screen.contains("ctrl-x status"))
    await driver.press(.tab)
    #expect(!driver.line(with: " /").contains("status"))
    await driver.press(.ctrl("x"))
    #expect(driver.line(with: " /").contains("status"))
    await driver.press(.escape)
    #expect(driver.console.top?.component.captures == false)
  }

  @Test("what a page says of keys, it says of those in force; what has no key says its verb")
  func hints() async {
    let client = ScriptedClient.standard()
    client.on(ListTenants.self, .init(items: [], total: 0))
    let driver = await Driver(client, size: Size(120, 40), route: .tenants)
    #expect(driver.screen.contains("No tenants yet.   n create the first tenant"))
    var preferences = ConsolePreferences()
    preferences.keys["tenants", "tenants_create"] = [.function(7)]
    preferences.keys["tenants", "tenants_clear"] = []
    await driver.send(.preferencesChanged(preferences))
    #expect(driver.screen.contains("No tenants yet.   F7 create the first tenant"))
    await driver.press("/").type("acme").press(.enter)
    #expect(driver.screen.contains("No tenant matches “acme”.   :clear clear"))
  }

  @Test("the tenant's bar, the overview and a fault name the keys in force")
  func bars() async {
    let driver = await driver(
      [("tenant", "tenant_pause", .function(6)), (.global, "refresh", .function(5))],
      route: .tenant("northwind"))
    #expect(driver.screen.contains("F6 pause"))
    driver.client.refuse(GetTenant.self, APIProblem(.internal, "It broke."))
    await driver.press(.function(5))
    #expect(driver.screen.contains("F5 try again"))
    let overview = await self.driver([(.global, "palette", .function(8))], route: .overview)
    #expect(overview.screen.contains("F8 any command, page or tenant"))
  }

  @Test("who may change nothing is not sent to where tenants are made")
  func readOnly() async {
    let driver = await Driver(size: Size(120, 40))
    #expect(driver.screen.contains("n new tenant"))
    await driver.press(":").type("ro").press(.enter)
    await driver.advance(60)
    #expect(!driver.screen.contains("n new tenant"))
  }
}
