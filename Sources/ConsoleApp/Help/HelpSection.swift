import TerminalKit

/// The commands of one scope with the keys that they have now.
struct HelpSection: Equatable, Sendable {
  struct Item: Equatable, Sendable {
    let command: Command
    let keys: [Key]
  }

  let scope: Command.Scope
  let title: String
  var items: [Item]

  /// Commands by scope, in their order, with the keys that they have: the first scope that knows a key has it. What a
  /// widget could do by no other key cannot be done here.
  static func sections(of commands: [Command], _ bindings: KeyBindings) -> [HelpSection] {
    var taken: Set<Key> = []
    return commands.scopes.compactMap { scope in
      let items = commands.filter { $0.scope == scope }.compactMap { command -> Item? in
        let own = bindings.keys(of: command)
        let keys = own.filter { !taken.contains($0) }
        let isLost = keys.isEmpty && !own.isEmpty && WidgetCommands.contain(command)
        return isLost ? nil : Item(command: command, keys: keys)
      }
      taken.formUnion(items.flatMap(\.keys))
      return items.isEmpty
        ? nil : HelpSection(scope: scope, title: CommandCatalog.title(of: scope), items: items)
    }
  }
}
