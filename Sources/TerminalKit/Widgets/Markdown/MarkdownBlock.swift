/// A part of a Markdown text that stands by itself.
enum MarkdownBlock: Equatable, Sendable {
  /// A heading and its level, 1…6.
  case heading(level: Int, Line)
  /// Text that wraps.
  case paragraph(Line)
  /// An item of a list: how deep, its bullet or number, its text.
  case item(depth: Int, marker: String, Line)
  /// Lines that are shown as they are.
  case code([String])
  /// Text that somebody else said.
  case quote(Line)
  /// The head of a table, then its rows.
  case table([[Line]])
  /// A line across.
  case rule
}
