import TerminalKit

/// What can be done in the list of a tenant's modules.
enum TenantModulesCommands {
  static let filter = Command(
    "modules_filter", "Filter: words, field:value, !not, ~fuzzy, /regex/", label: "filter", keys: ["/"])
  static let tree = Command("modules_tree", "Show what they need, or the list again", keys: ["t"])
  static let clear = Command("modules_clear", "Clear the filter", label: "clear", keys: [.escape])
  static let close = Command("modules_close", "Put the list away", label: "close", keys: [.enter])
}

extension TenantModulesDialog {
  static let scope: Command.Scope = "modules"

  static let definitions = [
    TenantModulesCommands.filter, TenantModulesCommands.tree, TenantModulesCommands.clear,
    TenantModulesCommands.close,
  ]

  var captures: Bool { filter.isOpen }

  var widgets: [Command.Scope] { isTree ? [.tree] : [.table] }

  var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  func commands(context: UpdateContext) -> [Command] {
    if captures { return [] }
    if isTree { return [TenantModulesCommands.tree.saying("Show the list again")] }
    return [TenantModulesCommands.filter, TenantModulesCommands.tree.saying("Show what they need")]
      + (filter.isActive ? [TenantModulesCommands.clear] : []) + [TenantModulesCommands.close]
  }

  func hints(_ keys: KeyGuide) -> [KeyHint]? {
    let tree = TenantModulesCommands.tree.id
    if isTree {
      return [
        keys.hint("tree_open", in: .tree, "open"), keys.hint("tree_close", in: .tree, "close"),
        keys.hint("tree_all", in: .tree, "all"), keys.hint(tree, in: Self.scope, "list"),
        KeyHint("esc", "close"),
      ].compactMap { $0 }
    }
    if let typing = filter.hints(keys) { return typing }
    let clear = keys.hint(TenantModulesCommands.clear.id, in: Self.scope, "clear")
    return [
      keys.hint(["table_up", "table_down"], in: .table, "move"),
      keys.hint(TenantModulesCommands.filter.id, in: Self.scope, "filter"),
      keys.hint(tree, in: Self.scope, "what they need"),
      keys.hint(TenantModulesCommands.close.id, in: Self.scope, "close"),
      filter.isActive ? clear : KeyHint("esc", "close"),
    ].compactMap { $0 }
  }
}
