/// Which key means which command, in which scope.
package struct Keymap: Equatable, Sendable {
  /// Two commands of one scope that ask for the same key.
  package struct Conflict: Hashable, Sendable {
    /// The key.
    package let key: Key
    /// The scope.
    package let scope: Command.Scope
    /// The ids of the commands, the one that gets the key first.
    package let commands: [String]
  }

  /// All commands, in the order given.
  package private(set) var commands: [Command]
  private let bindings: KeyBindings

  /// Makes a keymap; where `bindings` say something of a command, its own keys do not count.
  ///
  /// One is made for every key and every frame, of some dozens of commands: looking through them all costs less than
  /// a table that is thrown away.
  package init(_ commands: [Command], _ bindings: KeyBindings = KeyBindings()) {
    self.commands = commands
    self.bindings = bindings
  }

  /// The command a key means; `scopes` from the innermost (the modal) to the outermost (global).
  ///
  /// A disabled command is found too, so that the console can say why.
  package func command(for key: Key, in scopes: [Command.Scope]) -> Command? {
    place(of: key, in: scopes).map { commands[$0] }
  }

  private func place(of key: Key, in scopes: [Command.Scope]) -> Int? {
    for scope in scopes {
      for place in commands.indices
      where commands[place].scope == scope && bindings.keys(of: commands[place]).contains(key) {
        return place
      }
    }
    return nil
  }

  /// The keys of a command as bound.
  package func keys(of command: Command) -> [Key] { bindings.keys(of: command) }

  /// The hints for the bottom line: enabled commands that ask for it, the inner scope first at equal rank.
  package func hints(in scopes: [Command.Scope]) -> [KeyHint] {
    var ranked: [(rank: Int, scope: Int, place: Int)] = []
    for (number, scope) in scopes.enumerated() {
      for place in commands.indices where commands[place].scope == scope && commands[place].isEnabled {
        if let rank = commands[place].footer { ranked.append((rank, number, place)) }
      }
    }
    return ranked.sorted(by: <).compactMap { _, _, place in
      guard let key = keys(of: commands[place]).first(where: { self.place(of: $0, in: scopes) == place })
      else {
        return nil
      }
      return KeyHint(key.name, commands[place].label, isPinned: key == "?")
    }
  }

  /// Keys that two commands of one scope ask for.
  package var conflicts: [Conflict] {
    var seen: [Command.Scope: [Key: [String]]] = [:]
    for command in commands {
      for key in Set(keys(of: command)) {
        seen[command.scope, default: [:]][key, default: []].append(command.id)
      }
    }
    let found = seen.flatMap { scope, keys in
      keys.filter { $0.value.count > 1 }.map { Conflict(key: $0.key, scope: scope, commands: $0.value) }
    }
    return found.sorted { ($0.scope.name, $0.key.name) < ($1.scope.name, $1.key.name) }
  }
}
