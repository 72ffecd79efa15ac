import TerminalKit

/// The commands of one scope, as they are listed.
package struct CommandSection: Sendable {
  package let scope: Command.Scope
  /// What the scope is, for people: `A tenant`.
  package let title: String
  /// In the order of the list; each has this scope, and no two have one id.
  package let commands: [Command]

  init(_ scope: Command.Scope, _ title: String, _ commands: [Command]) {
    self.scope = scope
    self.title = title
    self.commands = commands.map { command in
      var command = command
      command.scope = scope
      return command
    }
  }
}
