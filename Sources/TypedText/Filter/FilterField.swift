/// A field that a filter may name.
package struct FilterField: Equatable, Sendable {
  /// What its values are, and so which operators and forms they take.
  package enum Kind: String, Sendable {
    /// Free text: part of it, fuzzy or by regex.
    case text
    /// One of a few words.
    case choice
    /// A number; `k`, `M`, `m` and `%` may follow it.
    case number
    /// Bytes: `10GiB`, `500MB`.
    case size
    /// How long ago: `2h`, `15m`, `3d`.
    case age
    /// A day, month, minute: `2026-11-01`, `2026-11`, `2026-11-01T14:30`, `today`; in UTC.
    case date
    /// `yes` or `no`.
    case flag
  }

  /// The name, lower_snake.
  package let name: String
  /// Other names that people use for it.
  package let aliases: [String]
  package let kind: Kind
  /// The words of a choice; nil while nobody has said which there are.
  package let values: [String]?
  /// Whether a row may be without it; `none` finds those.
  package let isOptional: Bool
  /// What it is, in a few words.
  package let about: String

  package init(
    _ name: String, _ kind: Kind, aliases: [String] = [], values: [String]? = nil, isOptional: Bool = false,
    _ about: String
  ) {
    self.name = name
    self.kind = kind
    self.aliases = aliases
    self.values = values
    self.isOptional = isOptional
    self.about = about
  }

  /// The word for "without it".
  package static let none = "none"
}
