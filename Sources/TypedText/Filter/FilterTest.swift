import Foundation

/// What a field must be.
package enum FilterTest: Equatable, Sendable {
  case text(FilterTextTest)
  /// One of these words, exactly.
  case oneOf([String])
  case number(FilterOrder, Double)
  /// Before or after a point in time.
  case time(FilterOrder, Date)
  case flag(Bool)
  /// Absent.
  case none

  /// Whether a cell passes; one that is empty or of another kind passes no test but `none`.
  package func holds(for cell: FilterCell) -> Bool {
    switch (self, cell) {
    case (.none, .none): true
    case (.text(let test), .text(let text)): test.holds(for: Folding.folded(text))
    case (.oneOf(let words), .text(let text)): words.contains(text)
    case (.number(let order, let value), .number(let number)): order.holds(number, value)
    case (.time(let order, let value), .time(let time)): order.holds(time, value)
    case (.flag(let value), .flag(let flag)): flag == value
    default: false
    }
  }
}
