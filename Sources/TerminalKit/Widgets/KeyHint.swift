/// A key and what it does: `enter open`.
package struct KeyHint: Hashable, Sendable {
  /// The key's name.
  package let key: String
  /// What it does, in a word or two.
  package let label: String
  /// Whether it stays when others are dropped, such as `? help`.
  package let isPinned: Bool

  /// Makes a hint.
  package init(_ key: String, _ label: String, isPinned: Bool = false) {
    self.key = key
    self.label = label
    self.isPinned = isPinned
  }

  /// The hint as text.
  package var line: Line { "\(key, .key) \(label, .dim)" }

  /// The cells of the text.
  var width: Int { TextWidth.of(key) + 1 + TextWidth.of(label) }
}
