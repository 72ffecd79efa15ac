/// Something a person can do, as data: keys, footer, help, palette and the printed list of keys all come from it.
package struct Command: Hashable, Sendable {
  /// The stable name, lower_snake; one in its scope.
  package let id: String
  /// What it does, as a sentence without its full stop: `Pause the tenant`.
  package var title: String
  /// The word or two for the bottom line.
  package var label: String
  /// The keys it has unless a keymap says otherwise; a widget's command is done with the first of them.
  package let keys: [Key]
  /// Where it is alive.
  package var scope: Scope
  /// Why it cannot be used now; `nil` when it can.
  package var disabledReason: String?
  /// Its place in the bottom line, lowest first; `nil` keeps it out.
  package var footer: Int?
  /// The words it is called by in the palette, the one that is shown first; empty for most.
  package let verbs: [String]
  /// What may follow the verb.
  package private(set) var arguments: [Argument]

  /// Where a command is alive.
  package struct Scope: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The stable name, lower_snake.
    package let name: String
    /// Makes a scope.
    package init(_ name: String) { self.name = name }
    /// Makes a scope from a literal.
    package init(stringLiteral value: String) { name = value }
    /// Everywhere.
    package static let global: Scope = "global"
  }

  /// A word that may follow a command in the palette.
  package struct Argument: Hashable, Sendable {
    /// What it is, for people: `tenant`, `reason`.
    package let name: String
    /// What completes it.
    package let values: Values
    /// Whether the command does nothing without it.
    package let isRequired: Bool

    /// Makes an argument.
    package init(_ name: String, _ values: Values = .free, isRequired: Bool = false) {
      self.name = name
      self.values = values
      self.isRequired = isRequired
    }

    /// Where the words come from that an argument may be.
    package enum Values: Hashable, Sendable {
      /// Anything; nothing is offered.
      case free
      /// One of these.
      case words([String])
      /// One of a list that only the running program has, by the list's name: `tenants`, `themes`.
      case listed(String)
    }
  }

  /// Makes a command.
  package init(
    _ id: String, _ title: String, label: String? = nil, keys: [Key], scope: Scope = .global,
    disabledReason: String? = nil, footer: Int? = nil, verbs: [String] = [], arguments: [Argument] = []
  ) {
    self.id = id
    self.title = title
    self.label = label ?? title.lowercased()
    self.keys = keys
    self.scope = scope
    self.disabledReason = disabledReason
    self.footer = footer
    self.verbs = verbs
    self.arguments = arguments
  }

  /// Whether it can be used now.
  package var isEnabled: Bool { disabledReason == nil }

  /// The name within its scope, as keymap files use it: `tenants_open` is `open` there.
  package var name: String {
    let prefix = scope.name + "_"
    return id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : id
  }

  /// How its line in the palette is written: `sort [column]`, `op <operation>`; `nil` without a verb.
  package var usage: String? {
    verbs.first.map { verb in
      ([verb] + arguments.map { $0.isRequired ? "<\($0.name)>" : "[\($0.name)]" }).joined(separator: " ")
    }
  }

  /// The same command, refused for this reason; `nil` allows it.
  package func refused(_ reason: String?) -> Command {
    var command = self
    command.disabledReason = reason
    return command
  }

  /// The same command in other words, for what it does just now.
  package func saying(_ title: String? = nil, label: String? = nil) -> Command {
    var command = self
    command.title = title ?? self.title
    command.label = label ?? self.label
    return command
  }

  /// The same command at another place of the bottom line; `nil` keeps it out.
  package func placed(_ footer: Int?) -> Command {
    var command = self
    command.footer = footer
    return command
  }

  /// The same command, doing nothing without its arguments.
  package func requiringArguments() -> Command {
    var command = self
    command.arguments = arguments.map { Argument($0.name, $0.values, isRequired: true) }
    return command
  }
}

extension [Command] {
  /// The scopes of these commands, each once, in their order.
  package var scopes: [Command.Scope] {
    reduce(into: []) { scopes, command in
      if !scopes.contains(command.scope) { scopes.append(command.scope) }
    }
  }
}
