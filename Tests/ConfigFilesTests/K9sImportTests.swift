import TerminalKit
import Testing

@testable import ConfigFiles

@Suite("What is taken from k9s")
struct K9sImportTests {
  private let commands = [
    Command("refresh", "Refresh", keys: ["r"]), Command("quit", "Quit", keys: [], verbs: ["q"]),
    Command("tenant", "Tenant", keys: [], verbs: ["tenant"]),
    Command("tenants", "Tenants", keys: [], verbs: ["tenants"]),
  ]

  private func file(_ name: String, _ text: String) -> K9sImport.File {
    K9sImport.File(path: name, bytes: Array(text.utf8))
  }

  @Test("aliases and hotkeys come over as ours; the rest is listed with its line and the reason")
  func converts() {
    var taken = K9sImport(commands: commands, bindings: KeyBindings())
    taken.takeAliases(
      file(
        "aliases.yaml",
        """
        aliases:
          pp: v1/pods
          acme: ns odoo-acme
          sec: v1/secrets
          fred: pod fred app=blee
          q: pulses
        """))
    taken.takeHotkeys(
      file(
        "hotkeys.yaml",
        """
        hotKeys:
          a: {shortCut: Shift-A, description: All, command: namespaces}
          b: {shortCut: Shift-0, description: Zero, command: pods}
          c: {shortCut: r, description: Taken, command: pods}
          d: {shortCut: Ctrl-U, description: Variable, command: pods $NAMESPACE}
          e: {shortCut: F5, description: "Pulse: now", command: pulses}
        """))
    taken.takePlugins(file("plugins.yaml", "plugins:\n  dive: {shortCut: d}\n"))
    #expect(
      taken.yaml == """
        aliases:
          pp: tenants
          acme: tenant acme
        hotkeys:
          A:
            line: tenants
            description: All
          F5:
            line: overview
            description: "Pulse: now"

        """)
    #expect(taken.count == 4)
    #expect(
      taken.leftOut == [
        "aliases.yaml:4:3: alias sec: the console has no view of “v1/secrets”",
        "aliases.yaml:5:3: alias fred: it selects by labels, which tenants do not have",
        "aliases.yaml:6:3: alias q: it is a command here already",
        "hotkeys.yaml:3:3: hotkey b: Shift-0 is another sign on every keyboard: choose a letter or a function key.",
        "hotkeys.yaml:4:3: hotkey c: r is already the key of “refresh”",
        "hotkeys.yaml:5:3: hotkey d: it has a variable of k9s in it",
        "plugins.yaml:2:3: plugin dive: the console runs no programs of yours",
      ])
  }

  @Test("a file that is no YAML is said to be none")
  func broken() {
    var taken = K9sImport(commands: commands, bindings: KeyBindings())
    taken.takeAliases(file("aliases.yaml", "aliases: ["))
    #expect(taken.count == 0)
    #expect(taken.leftOut.count == 1)
  }
}
