import TerminalKit
import Testing

@testable import ConfigFiles

@Suite("config.yaml")
struct UserConfigTests {
  private static let commands = [
    Command("palette", "Find", keys: [":"]), Command("quit", "Quit", keys: [], verbs: ["q"]),
    Command("tenants_open", "Open", keys: [.enter], scope: "tenants"),
    Command("tenants_filter", "Filter", keys: ["f"], scope: "tenants", verbs: ["filter"]),
    Command("tenants_sort", "Sort", keys: ["o"], scope: "tenants", verbs: ["sort"]),
  ]
  private let reader = UserConfigReader(
    commands: UserConfigTests.commands,
    presets: [.plain, KeymapPreset(name: "vim", summary: "", bindings: KeyBindings())],
    themes: ["dark", "light"])

  private func problems(_ text: String) -> [String] {
    reader.read(text.utf8).problems.map { $0.line(in: "c") }
  }

  @Test("every key is read, with its place")
  func everything() throws {
    let (config, problems) = reader.read(
      """
      theme: light
      keymap: vim
      mouse: on
      read_only: true
      ascii: no
      escape_delay_ms: 50
      keys:
        tenants:
          open: [enter, ctrl-o]
          tenants_filter: none
      aliases:
        bad: filter status:error
      hotkeys:
        f5: bad
        A: {line: sort status, description: By status}
      """.utf8)
    #expect(problems == [])
    #expect(config.theme == UserConfig.Placed(value: "light", place: FilePlace(line: 1, column: 1)))
    #expect(config.keymap?.value == "vim")
    #expect(config.mouse?.value == true && config.readOnly?.value == true && config.ascii?.value == false)
    #expect(config.escapeDelayMilliseconds?.value == 50)
    #expect(config.keys["tenants", "tenants_open"] == [.enter, .ctrl("o")])
    #expect(config.keys["tenants", "tenants_filter"] == [])
    #expect(config.aliases["bad"]?.value == "filter status:error")
    #expect(config.hotkeys.map(\.title) == [":bad", "By status"])
    #expect(config.hotkeys.map(\.key) == [.function(5), "A"])
    #expect(!config.hasBrokenKeys)
  }

  @Test(
    "an empty file says nothing and nothing is wrong", arguments: ["", "# only this\n", "keys:\naliases:\n"])
  func empty(text: String) {
    let (config, problems) = reader.read(text.utf8)
    #expect(problems == [] && config.keymap == nil && config.keys == KeyBindings())
  }

  @Test("what nobody knows is said with its place and what was probably meant")
  func suggestions() {
    #expect(
      problems("thme: dark\n") == ["c:1:1: There is no key “thme” in a configuration; did you mean “theme”?"])
    #expect(problems("keymap: vmi\n") == ["c:1:9: There is no keymap “vmi”; did you mean “vim”?"])
    #expect(problems("theme: x\n") == ["c:1:8: There is no theme “x”; there are dark, light."])
    #expect(problems("mouse: maybe\n") == ["c:1:8: mouse is true or false."])
    #expect(problems("escape_delay_ms: 0\n") == ["c:1:18: escape_delay_ms is a whole number from 1 to 5000."])
    #expect(
      problems("keys:\n  tenant:\n    open: x\n")
        == ["c:2:3: There is no scope “tenant”; did you mean “tenants”?"])
    #expect(
      problems("keys:\n  tenants:\n    opne: x\n")
        == ["c:3:5: There is no command “opne” in tenants; did you mean “open”?"])
    #expect(
      problems("aliases:\n  bad: fliter x\n") == [
        "c:2:8: There is no command “fliter”; did you mean “filter”?"
      ])
    #expect(problems("aliases:\n  q: sort\n") == ["c:2:3: “q” is a command already."])
    #expect(problems("a: [\n").first?.hasPrefix("c:") == true)
  }

  @Test("keys that no terminal sends say what to write instead")
  func impossible() {
    func problem(_ key: String) -> String { problems("keys:\n  tenants:\n    open: \(key)\n").joined() }
    #expect(problem("ctrl-i").contains("write tab"))
    #expect(problem("ctrl-m").contains("write enter"))
    #expect(problem("ctrl-c").contains("always quits"))
    #expect(problem("ctrl-z").contains("always suspends"))
    #expect(problem("shift-n").contains("“N”"))
    #expect(problem("ctrl-1").contains("no code"))
    #expect(problem("etner").contains("did you mean “enter”?"))
    #expect(problem("Ctrl-W") == "")
    #expect(problem("[enter, none]").contains("none stands alone"))
  }

  @Test("two commands on one key are refused at their place, and neither change counts")
  func conflicts() {
    let (config, problems) = reader.read("keys:\n  tenants:\n    sort: [s, f]\n".utf8)
    #expect(
      problems.map { $0.line(in: "c") }
        == ["c:3:15: f is already the key of “filter” in tenants: give that another key, or none."])
    #expect(config.keys["tenants", "tenants_sort"] == nil)
    #expect(config.hasBrokenKeys)
    #expect(self.problems("keys:\n  tenants:\n    sort: f\n    filter: none\n") == [])
  }

  @Test("a hotkey takes no key of the shell and no line that nobody knows")
  func hotkeys() {
    #expect(problems("hotkeys:\n  \":\": sort\n").first?.contains("already the key of “palette”") == true)
    #expect(problems("hotkeys:\n  f5: sotr\n").first?.contains("did you mean “sort”?") == true)
    #expect(problems("hotkeys:\n  f5:\n").first?.contains("has a line") == true)
  }

  @Test("what is wrong leaves the rest as it is")
  func rest() {
    let (config, problems) = reader.read("mouse: perhaps\nkeys:\n  tenants: {open: e}\n".utf8)
    #expect(problems.count == 1)
    #expect(config.keys["tenants", "tenants_open"] == ["e"])
    #expect(!config.hasBrokenKeys)
  }
}
