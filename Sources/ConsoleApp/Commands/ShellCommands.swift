import TerminalKit

/// What can be done everywhere.
package enum ShellCommands {
  static let palette = Command(
    "palette", "Find a command, a page or a tenant", label: "command", keys: [":"], footer: 90)
  static let help = Command(
    "help", "List the keys that are alive here, and run them", label: "help", keys: ["?"], footer: 91)
  static let refresh = Command(
    "refresh", "Load everything on this page again", label: "refresh", keys: ["r"], verbs: ["refresh"])
  static let notices = Command(
    "notices", "Read again what was said in passing", label: "notices", keys: ["@"], verbs: ["notices"])
  static let outbox = Command(
    "outbox", "See what waits to be sent, and withdraw it", label: "to send", keys: ["&"], verbs: ["outbox"])
  static let theme = Command(
    "theme", "Choose how the screen looks", label: "theme", keys: [], verbs: ["theme"],
    arguments: [.init("name", .listed("themes"))])
  static let times = Command(
    "toggle_times", "Show times instead of ages, and back", label: "times", keys: ["t"], verbs: ["times"])
  static let back = Command("back", "Close what is open, or go back", label: "back", keys: [.escape])
  static let leave = Command("leave", "Go back, and from a top page quit", label: "quit", keys: ["q"])
  static let mouse = Command(
    "toggle_mouse", "Take clicks and the wheel of the mouse, or leave them to the terminal", label: "mouse",
    keys: [.function(9)], verbs: ["mouse"])
  static let writeAccess = Command(
    "write_access", "Get write access for a while, or for longer", label: "write", keys: [],
    verbs: ["write"], arguments: [.init("span"), .init("reason")])
  static let readOnly = Command(
    "read_only", "Change nothing from here any more: read-only", label: "read-only", keys: [],
    verbs: ["ro", "readonly", "read-only"])
  static let repaint = Command("repaint", "Draw the screen again", keys: [.ctrl("l")])
  static let quit = Command(
    "quit", "Quit Tenantry from anywhere", label: "quit", keys: [.ctrl("c")],
    verbs: ["q", "quit", "exit", "q!", "wq"])
  static let tenant = Command(
    "open_tenant", "Open a tenant by its name", label: "tenant", keys: [], verbs: ["tenant", "t"],
    arguments: [
      .init("tenant", .listed("tenants"), isRequired: true),
      .init("tab", .words(TenantTab.allCases.map(\.rawValue))),
    ])
  static let operation = Command(
    "open_operation", "Open an operation by its id", label: "operation", keys: [],
    verbs: ["op", "operation"], arguments: [.init("operation", .listed("operations"), isRequired: true)])

  static let runbook = Command(
    "open_runbook", "Read a runbook", label: "runbook", keys: [], verbs: ["runbook"],
    arguments: [.init("name", .listed("runbooks"))])

  static let contexts = Command(
    "show_contexts", "List the platforms that are written down, and how to open another", label: "contexts",
    keys: [], verbs: ["context", "contexts", "ctx"])

  static let approvals = Command(
    "open_approvals", "See what waits for a second person", label: "approvals", keys: [], verbs: ["approvals"])

  static let freeze = Command(
    "freeze", "Freeze operations, or see what a freeze holds and lift it", label: "freeze", keys: [],
    verbs: ["freeze"])

  /// Those that lead to the pages with a key, and by a verb to the others that need no tenant.
  static let pages = PageCatalog.all.filter { !$0.path.contains("[") }.map { entry in
    Command(
      "go_" + entry.id.rawValue, "Go to \(entry.title)", label: entry.title,
      keys: entry.key.map { [Key(.character($0))] } ?? [],
      verbs: [entry.verb])
  }

  package static let all =
    pages + [
      palette, help, refresh, notices, outbox, theme, times, back, leave, mouse, writeAccess, readOnly,
      repaint, quit,
      tenant, operation, runbook, contexts, approvals, freeze,
    ]
}
