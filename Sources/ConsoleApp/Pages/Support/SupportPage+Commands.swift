import TenantryAPI
import TerminalKit

/// What can be done on the support page.
enum SupportCommands {
  static let read = Command("support_read", "Read the runbook", label: "read", keys: [.enter], footer: 1)
  static let search = Command(
    "support_search", "Search all runbooks by their words", label: "search", keys: ["/"], footer: 2)
  static let clear = Command(
    "support_clear", "Show all runbooks again, or go back to their list", label: "all", keys: [.escape],
    footer: 3)
  static let nextPane = Command(
    "support_next_pane", "Go to the next pane", label: "pane", keys: [.tab], footer: 4)
  static let previousPane = Command("support_previous_pane", "Go to the pane before", keys: [.backTab])
  static let operation = Command(
    "support_operation", "Open the parked operation that it is for", label: "operation", keys: ["o"],
    footer: 3)
  static let open = Command(
    "support_open", "Open it in the browser", label: "open", keys: ["O"], footer: 1)
  static let copy = Command(
    "support_copy", "Copy the address, or the command that shows it", label: "copy", keys: ["y"], footer: 5)
}

extension SupportPage {
  package static let scope: Command.Scope = "support"

  package static let definitions = [
    SupportCommands.read, SupportCommands.search, SupportCommands.clear,
    SupportCommands.nextPane, SupportCommands.previousPane, SupportCommands.operation, SupportCommands.open,
    SupportCommands.copy,
  ]

  package var widgets: [Command.Scope] {
    if captures { return [] }
    switch pane {
    case .runbooks: return isInReader ? [.reader] : [.table]
    case .systems: return [.table]
    case .chat: return [.scroll]
    }
  }

  package func commands(context: UpdateContext) -> [Command] {
    if captures { return [] }
    let panes = [SupportCommands.nextPane, SupportCommands.previousPane]
    switch pane {
    case .runbooks: return runbookCommands + panes
    case .systems, .chat:
      let nowhere = link == nil ? "it has no address" : nil
      return [
        SupportCommands.open.refused(nowhere), SupportCommands.search, SupportCommands.copy.refused(nowhere),
      ] + panes
    }
  }

  private var runbookCommands: [Command] {
    let operation =
      selected?.cases.isEmpty == false
      ? [SupportCommands.operation.saying("Open the operation on \(selected?.cases.first?.subject ?? "")")]
      : []
    // In the text `/` finds in it, and esc ends that first.
    if isInReader {
      return [SupportCommands.clear.saying("Back to the list", label: "list").placed(1)] + operation + [
        SupportCommands.copy
      ]
    }
    let nothing = selected == nil ? runbooks.refusalWithoutRow("no runbook") : nil
    return [SupportCommands.read.refused(nothing), SupportCommands.search] + operation
      + (search.text.isEmpty ? [] : [SupportCommands.clear.saying("Show all runbooks again")]) + [
        SupportCommands.copy.refused(nothing)
      ]
  }
}
