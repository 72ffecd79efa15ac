import Foundation

/// What a row has in a field.
package enum FilterCell: Equatable, Sendable {
  case text(String)
  case number(Double)
  case time(Date)
  case flag(Bool)
  /// Nothing.
  case none
}
