/// Which field of a form has the focus, and how it moves.
package struct FormFocus<Field: Hashable & Sendable>: Equatable, Sendable {
  /// The fields in order; those that cannot be filled in now are left out.
  package private(set) var fields: [Field]
  /// The focused field; `nil` only in a form without fields.
  package private(set) var current: Field?

  /// Puts the focus on the first field.
  package init(_ fields: [Field]) {
    self.fields = fields
    current = fields.first
  }

  /// Takes a key: tab and ctrl-n go on, shift-tab and ctrl-p back, both round the corner. Arrows are the fields' own.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .tab, .ctrl("n"): move(by: 1)
    case .backTab, .ctrl("p"): move(by: -1)
    default: return false
    }
    return true
  }

  /// Moves by fields, round the corner.
  package mutating func move(by places: Int) {
    guard !fields.isEmpty else { return }
    let place = current.flatMap { fields.firstIndex(of: $0) } ?? 0
    let count = fields.count
    current = fields[((place + places) % count + count) % count]
  }

  /// Puts the focus on a field, for instance the first one that is wrong.
  package mutating func move(to field: Field) {
    if fields.contains(field) { current = field }
  }

  /// Replaces the fields; a focus whose field went away goes to the nearest one that stayed.
  package mutating func set(_ fields: [Field]) {
    defer { self.fields = fields }
    guard let before = current, !fields.contains(before) else {
      current = current ?? fields.first
      return
    }
    let place = self.fields.firstIndex(of: before) ?? 0
    let later = self.fields[place...].first { fields.contains($0) }
    current = later ?? self.fields[..<place].last { fields.contains($0) } ?? fields.first
  }
}
