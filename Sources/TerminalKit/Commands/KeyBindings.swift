/// Keys that commands have in the place of their own: what a preset or a configuration says.
package struct KeyBindings: Equatable, Sendable {
  private var keys: [Command.Scope: [String: [Key]]] = [:]

  /// Makes bindings that change nothing.
  package init() {}

  /// The keys of a command by its id; `nil` leaves it its own, an empty list takes them away.
  package subscript(scope: Command.Scope, id: String) -> [Key]? {
    get { keys[scope]?[id] }
    set { keys[scope, default: [:]][id] = newValue }
  }

  /// The keys that a command has.
  package func keys(of command: Command) -> [Key] {
    keys.isEmpty ? command.keys : self[command.scope, command.id] ?? command.keys
  }

  /// These bindings, and where the others say something, theirs.
  package func overlaid(with others: KeyBindings) -> KeyBindings {
    var result = self
    for (scope, commands) in others.keys {
      result.keys[scope, default: [:]].merge(commands) { _, theirs in theirs }
    }
    return result
  }

  /// What is bound, by scope and id.
  package var all: [(scope: Command.Scope, id: String, keys: [Key])] {
    keys.flatMap { scope, commands in commands.map { (scope, $0.key, $0.value) } }
      .sorted { ($0.scope.name, $0.id) < ($1.scope.name, $1.id) }
  }

  /// The commands that are bound and that none of these is, by scope and id.
  package func unknown(among commands: [Command]) -> [(scope: Command.Scope, id: String)] {
    let known = Dictionary(grouping: commands, by: \.scope).mapValues { Set($0.map(\.id)) }
    return keys.flatMap { scope, ids in
      ids.keys.filter { known[scope]?.contains($0) != true }.map { (scope, $0) }
    }
    .sorted { ($0.scope.name, $0.id) < ($1.scope.name, $1.id) }
  }
}
