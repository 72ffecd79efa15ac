import ConfigFiles
import ConsoleApp
import Foundation
import TerminalKit
import Testing

@testable import tenantry

@Suite("Keymaps that ship")
struct KeymapTests {
  private let reference = KeyReference()

  /// A scope's keys that mean something else than everywhere, on purpose.
  ///
  /// `esc` clears the filter of a list before it leaves the list. Over a dialog the keys of the shell are dead.
  private static let shadows: Set<String> = [
    "overview esc", "infra esc", "sso esc", "settings esc", "billing esc", "portal esc", "tenants esc",
    "tenant esc",
    "catalog esc", "support esc", "assign esc", "modules q", "notices q", "outbox q", "contexts q",
    "runbook q", "sso_test q", "automation esc", "execution q", "analytics esc", "etl_test q", "ai esc",
    "ai_run q",
    "approvals q", "approval q",
    // A dialog has the keys alone: there 0 is none of all.
    "filter 0", "columns 0",
  ]

  @Test("every keymap file parses and names only commands that there are")
  func files() {
    let problems = KeymapPreset.shipped(for: CommandCatalog.all).problems
    #expect(problems.map { $0.problem.line(in: $0.path) } == [])
    #expect(reference.presets.map(\.name) == ["default", "k9s", "vim"])
    #expect(reference.presets.allSatisfy { !$0.summary.isEmpty })
  }

  @Test("no two commands of a scope share a key in any preset")
  func conflicts() {
    for preset in reference.presets {
      #expect(Keymap(CommandCatalog.all, preset.bindings).conflicts == [], "\(preset.name)")
    }
  }

  @Test("no scope takes a key of the shell, but where it is meant to")
  func shadowing() {
    let widgets = Set(WidgetCommands.sections.map(\.scope) + [LogViewer.scope])
    for preset in reference.presets {
      let keymap = Keymap(CommandCatalog.all, preset.bindings)
      for command in CommandCatalog.all where command.scope != .global && !widgets.contains(command.scope) {
        for key in preset.bindings.keys(of: command) where keymap.command(for: key, in: [.global]) != nil {
          #expect(
            Self.shadows.contains("\(command.scope.name) \(key.name)"),
            "\(preset.name): \(command.id) takes \(key.name)")
        }
      }
    }
  }

  @Test("every command is in docs/keys.md, which is what the program prints")
  func document() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "docs/keys.md")
    let text = reference.markdown
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "UPDATE_SNAPSHOTS=1 rewrites docs/keys.md")
    for command in CommandCatalog.all { #expect(text.contains("| `\(command.name)` | \(command.title) |")) }
  }

  @Test("the list is printed for a preset, for people and for programs")
  func prints() async {
    let harness = CommandHarness()
    #expect(await harness.run("keys", "--preset", "vim") == .ok)
    #expect(harness.output.text.contains("esc ctrl-o"))
    let json = CommandHarness()
    #expect(await json.run("keys", "-o", "json") == .ok)
    #expect(json.output.text.contains("\"scope\""))
    let unknown = CommandHarness()
    #expect(await unknown.run("keys", "--preset", "vmi") == .usage)
    #expect(unknown.messages.text.contains("did you mean “vim”?"))
  }
}
