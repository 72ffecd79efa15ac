/// Something a person can do, as data: keys, footer, help and palette all come from it.
package struct Command: Hashable, Sendable {
  /// The stable name, lower_snake, as keymap files use it.
  package let id: String
  /// What it does, as a sentence: `Pause the tenant`.
  package let title: String
  /// The word or two for the bottom line.
  package let label: String
  /// The keys it has unless a keymap says otherwise.
  package let keys: [Key]
  /// Where it is alive.
  package let scope: Scope
  /// Why it cannot be used now; `nil` when it can.
  package var disabledReason: String?
  /// Its place in the bottom line, lowest first; `nil` keeps it out.
  package let footer: Int?

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

  /// Makes a command.
  package init(
    _ id: String, _ title: String, label: String? = nil, keys: [Key], scope: Scope = .global,
    disabledReason: String? = nil, footer: Int? = nil
  ) {
    self.id = id
    self.title = title
    self.label = label ?? title.lowercased()
    self.keys = keys
    self.scope = scope
    self.disabledReason = disabledReason
    self.footer = footer
  }

  /// Whether it can be used now.
  package var isEnabled: Bool { disabledReason == nil }
}
