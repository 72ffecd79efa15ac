/// How a cell differs from what stood in it before.
package enum CellChange: Equatable, Sendable {
  /// The number is larger.
  case up
  /// The number is smaller.
  case down
  /// The text is another one.
  case other

  /// The sign behind the cell.
  var glyph: String {
    switch self {
    case .up: Glyph.ascending
    case .down: Glyph.descending
    case .other: Glyph.changed
    }
  }
}

/// Which cells changed in the last seconds, by the identity of their row and the id of their column.
///
/// Time is a number of seconds from any fixed moment, handed in; rows that are seen for the first time changed nothing.
package struct CellChanges: Equatable, Sendable {
  /// What stands in a cell, as far as it is compared.
  package enum Value: Equatable, Sendable {
    /// Says whether it went up or down.
    case number(Double)
    /// Says only that it is another one.
    case text(String)
  }

  private struct Mark: Equatable, Sendable {
    let change: CellChange
    let at: Double
  }

  /// How long a change is shown.
  package let secondsShown: Double
  private var values: [String: [String: Value]] = [:]
  private var marks: [String: [String: Mark]] = [:]

  /// Makes a memory without rows.
  package init(secondsShown: Double = 6) { self.secondsShown = secondsShown }

  /// Takes the rows as they are now, by id, and forgets those that are not among them.
  ///
  /// - Returns: whether a cell changed that was known before.
  @discardableResult
  package mutating func note(_ rows: [String: [String: Value]], at seconds: Double) -> Bool {
    var isChanged = false
    for (row, cells) in rows {
      guard let before = values[row] else { continue }
      for (column, value) in cells {
        guard let old = before[column], old != value else { continue }
        marks[row, default: [:]][column] = Mark(change: Self.change(from: old, to: value), at: seconds)
        isChanged = true
      }
    }
    values = rows
    marks = marks.filter { rows[$0.key] != nil }.mapValues { cells in
      cells.filter { seconds - $0.value.at < secondsShown }
    }
    return isChanged
  }

  /// How a cell changed, while that is shown.
  package func change(row: String, column: String, at seconds: Double) -> CellChange? {
    guard let mark = marks[row]?[column], seconds - mark.at < secondsShown else { return nil }
    return mark.change
  }

  private static func change(from old: Value, to new: Value) -> CellChange {
    guard case .number(let before) = old, case .number(let now) = new else { return .other }
    return now > before ? .up : .down
  }
}
