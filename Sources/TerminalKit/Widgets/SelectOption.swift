/// An option of a `SelectList`.
package struct SelectOption: Hashable, Sendable {
  /// Its identity.
  package let id: String
  /// What it is called.
  package let title: String
  /// What helps to choose, one line per column.
  package let details: [Line]
  /// Why it cannot be chosen; `nil` when it can.
  package let disabledReason: String?

  /// Makes an option.
  package init(_ id: String, _ title: String, details: [Line] = [], disabledReason: String? = nil) {
    self.id = id
    self.title = title
    self.details = details
    self.disabledReason = disabledReason
  }
}
