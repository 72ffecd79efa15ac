import TerminalKit
import TypedText

/// What can stand in a table of a page: a row that knows its columns and what it is filtered by.
protocol TableItem: Equatable, Sendable {
  static var columns: [TableColumn] { get }
  static var schema: FilterSchema { get }

  /// What stays the same when the rest of the row changes.
  var rowID: String { get }

  /// What the row says of a field of the schema.
  func field(_ name: String) -> FilterCell

  /// One for each column.
  func cells(_ context: ViewContext) -> [Line]
}
