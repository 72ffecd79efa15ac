import TerminalKit
import Testing

@Suite("Keys and commands")
struct CommandTests {
  @Test(
    "reads every key name it writes",
    arguments: [
      Key("a"), Key("G"), "-", "?", .space, .enter, .tab, .backTab, .escape, .ctrl("n"), .alt("x"),
      .ctrl("-"), Key(.left, [.ctrl, .shift]),
      .function(5), .pageUp, .delete, Key(.character(" "), .ctrl), "é",
    ])
  func names(key: Key) {
    #expect(Key(name: key.name) == key)
  }

  @Test("knows other spellings and refuses nonsense")
  func spellings() {
    #expect(Key(name: "Escape") == .escape)
    #expect(Key(name: "backtab") == .backTab)
    #expect(Key(name: "f5") == .function(5))
    #expect(Key(name: "f") == "f")
    #expect(Key(name: "C-x") == .ctrl("x"))
    #expect(Key(name: "") == nil)
    #expect(Key(name: "hyper-x") == nil)
    #expect(Key(name: "F99") == nil)
  }

  private let commands = [
    Command("open", "Open the tenant", label: "open", keys: [.enter], scope: "tenants", footer: 1),
    Command(
      "pause", "Pause the tenant", label: "pause", keys: ["p"], scope: "tenants",
      disabledReason: "It is paused.", footer: 2),
    Command("palette", "Find any command", label: "command", keys: [":"], footer: 8),
    Command("help", "Show all keys", label: "help", keys: ["?"], footer: 9),
    Command("print", "Print the page", keys: ["p"]),
  ]

  @Test("resolves a key in the innermost scope that has it")
  func scopes() {
    let keymap = Keymap(commands)
    #expect(keymap.command(for: "p", in: ["tenants", .global])?.id == "pause")
    #expect(keymap.command(for: "p", in: ["bundles", .global])?.id == "print")
    #expect(keymap.command(for: "p", in: ["tenants", .global])?.disabledReason == "It is paused.")
    #expect(keymap.command(for: "z", in: ["tenants", .global]) == nil)
  }

  @Test("hints at what is enabled, in order, under the key it really has")
  func hints() {
    var bindings = KeyBindings()
    bindings["tenants", "open"] = ["o"]
    bindings[.global, "palette"] = []
    let keymap = Keymap(commands, bindings)
    #expect(
      keymap.hints(in: ["tenants", .global]) == [KeyHint("o", "open"), KeyHint("?", "help", isPinned: true)])
  }

  @Test("reports keys asked for twice in one scope, and overrides of nothing")
  func conflicts() {
    #expect(Keymap(commands).conflicts.isEmpty)
    var bindings = KeyBindings()
    bindings[.global, "print"] = ["?"]
    bindings[.global, "nothing"] = ["x"]
    let keymap = Keymap(commands, bindings)
    #expect(keymap.conflicts.map(\.key) == ["?"])
    #expect(keymap.conflicts.first?.commands == ["help", "print"])
    #expect(bindings.unknown(among: commands).map(\.id) == ["nothing"])
    #expect(keymap.command(for: "?", in: [.global])?.id == "help")
  }

  @Test("a command is named within its scope, and its line in the palette shows what it takes")
  func names() {
    let sort = Command(
      "tenants_sort", "Choose the order", keys: ["o"], scope: "tenants", verbs: ["sort"],
      arguments: [.init("column"), .init("way", .words(["up", "down"]), isRequired: true)])
    #expect(sort.name == "sort")
    #expect(sort.usage == "sort [column] <way>")
    #expect(Command("quit", "Quit", keys: []).name == "quit")
  }

  @Test("bindings laid over others replace keys command by command")
  func overlaid() {
    var preset = KeyBindings()
    preset["tenants", "open"] = ["o"]
    preset["tenants", "pause"] = ["z"]
    var own = KeyBindings()
    own["tenants", "pause"] = []
    let both = preset.overlaid(with: own)
    #expect(both.keys(of: commands[0]) == ["o"])
    #expect(both.keys(of: commands[1]) == [])
    #expect(both.keys(of: commands[2]) == [":"])
  }
}
