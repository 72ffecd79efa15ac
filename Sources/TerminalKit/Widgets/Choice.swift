/// One of a few options, all in sight: `(•) own database   ( ) own schema`.
package struct Choice: Equatable, Sendable {
  /// The names of the options.
  package let options: [String]
  /// The chosen one.
  package private(set) var selected: Int

  /// Makes a choice.
  package init(_ options: [String], selected: Int = 0) {
    self.options = options
    self.selected = max(0, min(selected, options.count - 1))
  }

  /// Takes a key; answers whether the choice changed or could have.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .left, "h": selected = max(0, selected - 1)
    case .right, "l": selected = min(options.count - 1, selected + 1)
    case .space: selected = options.isEmpty ? 0 : (selected + 1) % options.count
    default: return false
    }
    return true
  }
}
