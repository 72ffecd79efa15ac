import TerminalKit

/// Items as CSV (RFC 4180) that a spreadsheet may open: a header, lines that end with CR LF, quotes where needed.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a name may come from
/// anybody: such a cell gets a `'` in front (OWASP, CSV injection).
package enum CSVText {
  /// One column: the API's name of the value, and the value of an item.
  package struct Column<Item>: Sendable {
    package let name: String
    package let value: @Sendable (Item) -> String?

    package init(_ name: String, _ value: @escaping @Sendable (Item) -> String?) {
      self.name = name
      self.value = value
    }
  }

  package static func text<Item>(_ items: [Item], _ columns: [Column<Item>]) -> String {
    let header = line(columns.map(\.name))
    return items.reduce(header) { text, item in text + line(columns.map { $0.value(item) ?? "" }) }
  }

  private static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  /// One value as a cell. What a terminal could obey is made visible, as in tables.
  package static func cell(_ value: String) -> String {
    var text = Sanitizer.visible(value)
    // A line break, a tab or a blank before the sign does not stop every spreadsheet.
    if let first = text.first(where: { !$0.isWhitespace }), "=+-@＝＋－＠".contains(first) { text = "'" + text }
    guard text.contains(where: { "\",\r\n".contains($0) || $0.isWhitespace }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
