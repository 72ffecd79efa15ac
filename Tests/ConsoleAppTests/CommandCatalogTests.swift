import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Command catalog")
@MainActor
struct CommandCatalogTests {
  /// Screens on which commands are alive, with the keys that lead there.
  nonisolated private static let places: [(route: Route, keys: [Key])] = [
    (.overview, []), (.overview, [.tab, .enter]), (.overview, [.tab, .down, .enter, "c"]), (.tenants, []),
    (.tenants, ["s", .tab]), (.tenants, ["f"]), (.tenants, ["o"]), (.tenant("northwind"), []),
    (.tenant("northwind", tab: "logs"), []), (.tenant("northwind"), ["m"]), (.createTenant, []),
    (.tenant("northwind"), ["m", "N"]), (.tenant("northwind"), ["m", "/"]), (.tenant("northwind"), ["n"]), (.tenants, ["C"]),
    (.tenants, ["/"]),
    (.tenants, ["@"]), (.tenants, [":"]), (.tenants, ["?"]),
    (.tenants, [":", "t", "h", "e", "m", "e", .enter]),
    (.tenant("northwind", tab: "logs"), ["/"]), (.tenants, [":", "r", "u", "n", "b", "o", "o", "k", .enter]),
  ]

  @Test("every command that is alive anywhere is in the catalog", arguments: places.indices)
  func complete(place: Int) async {
    let (route, keys) = Self.places[place]
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.answerWizard()
    client.answerTabs(of: .northwind)
    let driver = await Driver(client, size: Size(120, 40), route: route)
    for key in keys { await driver.press(key) }
    for command in driver.console.liveCommands {
      let known = CommandCatalog.command(command.id, in: command.scope)
      #expect(known != nil, "\(command.scope.name) \(command.id)")
      #expect(known?.keys == command.keys, "\(command.id) has other keys than its definition")
    }
  }

  @Test("scopes that get keys together do not share one, but where the inner is meant to have it")
  func together() {
    // Space marks rows elsewhere; here the row is what is switched.
    let meant: Set<String> = ["columns space"]
    let stacks: [[Command.Scope]] = [
      ["columns", .table], ["modules", .tree], ["theme", .list], ["notices", .scroll],
      ["runbook", .reader], [.filterLine, .text], [.prompt, .text], [.finder, .text],
    ]
    for stack in stacks {
      var owners: [Key: Command.Scope] = [:]
      for scope in stack {
        for key in CommandCatalog.all.filter({ $0.scope == scope }).flatMap(\.keys) {
          let isShared = owners[key].map { $0 != scope } ?? false
          #expect(!isShared || meant.contains("\(stack[0].name) \(key.name)"), "\(stack) \(key.name)")
          owners[key] = owners[key] ?? scope
        }
      }
    }
  }

  @Test("no two commands of a scope have one id, one verb or one key")
  func unique() {
    for section in CommandCatalog.sections {
      let ids = section.commands.map(\.id)
      #expect(Set(ids).count == ids.count, "\(section.scope.name)")
      #expect(section.commands.allSatisfy { $0.scope == section.scope })
    }
    let scopes = CommandCatalog.sections.map(\.scope)
    #expect(Set(scopes).count == scopes.count)
    let verbs = CommandCatalog.all.flatMap(\.verbs)
    #expect(Set(verbs).count == verbs.count)
    #expect(Keymap(CommandCatalog.all).conflicts == [])
  }

  @Test("a widget's command has its meaning under another key, and its own key means nothing then")
  func widgetKeys() async {
    let driver = await Driver(size: Size(120, 40), route: .tenants)
    var preferences = ConsolePreferences()
    preferences.keys[.table, "table_down"] = ["z"]
    await driver.send(.preferencesChanged(preferences))
    let first = driver.selectedLine
    await driver.press("j")
    #expect(driver.selectedLine == first)
    await driver.press("z")
    #expect(driver.selectedLine != first)
  }

  @Test("a key that is taken away from a command of the wizard no longer moves it")
  func takenAway() async {
    let client = ScriptedClient.standard()
    client.answerWizard()
    let driver = await Driver(client, route: .createTenant)
    var preferences = ConsolePreferences()
    preferences.keys["create_tenant", "create_tenant_next_field"] = [.function(2)]
    await driver.send(.preferencesChanged(preferences))
    let before = driver.surface.cursor
    await driver.press(.tab)
    #expect(driver.surface.cursor == before)
    await driver.press(.function(2))
    #expect(driver.surface.cursor != before)
  }

  @Test("keys edit text under other names too")
  func textKeys() async {
    let driver = await Driver(route: .tenants)
    var preferences = ConsolePreferences()
    preferences.keys[.text, "text_erase_line"] = [.ctrl("x")]
    await driver.send(.preferencesChanged(preferences))
    await driver.press("/").type("acme").press(.ctrl("u"))
    #expect(driver.line(with: " /").contains("acme"))
    await driver.press(.ctrl("x"))
    #expect(!driver.line(with: " /").contains("acme"))
  }

  @Test("a key that means nothing is said to be free, once")
  func freeKey() async {
    let driver = await Driver()
    await driver.press("Z")
    #expect(driver.screen.contains("Z is free here"))
    await driver.advance(10)
    await driver.press("Z")
    #expect(!driver.screen.contains("Z is free here"))
  }

  @Test("everything in help is found by typing its key, its name or a word of its sentence")
  func helpSearch() async {
    let driver = await Driver(size: Size(120, 40))
    for words in ["shift-tab", "previous_pane", "pane before"] {
      await driver.press("?").type(words)
      #expect(driver.screen.contains("Go to the pane before"), "\(words)")
      await driver.press(.escape)
    }
    await driver.press("?").type("/ctrl-l").press(.enter)
    #expect(driver.console.dialogs.isEmpty)
  }
}
