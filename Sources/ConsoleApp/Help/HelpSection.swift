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

  /// Commands by scope, in their order, with the keys that they have.
  static func sections(of commands: [Command], _ bindings: KeyBindings) -> [HelpSection] {
    commands.scopes.map { scope in
      HelpSection(
        scope: scope, title: CommandCatalog.title(of: scope),
        items: commands.filter { $0.scope == scope }.map {
          Item(command: $0, keys: bindings.keys(of: $0))
        })
    }
  }
}
