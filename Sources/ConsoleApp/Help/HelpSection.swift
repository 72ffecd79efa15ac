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
}
