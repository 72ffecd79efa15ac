/// One line of styled text: what cells, titles and rows are made of.
///
/// A literal is plain text; interpolation adds style: `"CPU \("41 %", .warning) of \(total) cores"`.
package struct Line: Hashable, Sendable {
  /// The pieces from left to right.
  package private(set) var spans: [Span]
  /// The cells of the whole line.
  package private(set) var width: Int

  /// Makes a line from spans.
  package init(_ spans: [Span]) {
    self.spans = spans
    width = spans.reduce(0) { $0 + TextWidth.of($1.text) }
  }

  /// Makes a line of one style.
  package init(_ text: String, _ style: Style = .plain) {
    self.init(text.isEmpty ? [] : [Span(text, style)])
  }

  /// No text.
  package static let empty = Line([])

  /// Whether there is nothing to draw.
  package var isEmpty: Bool { spans.isEmpty }
  /// The text without its styles.
  package var text: String { spans.map(\.text).joined() }

  /// One line after another.
  package static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }
  /// Appends another line.
  package static func += (left: inout Line, right: Line) {
    left.spans += right.spans
    left.width += right.width
  }

  /// The line with every plain span in another style; styled spans stay as they are.
  package func base(_ style: Style) -> Line {
    Line(spans.map { $0.style == .plain ? Span($0.text, style) : $0 })
  }

  /// Lines set side by side with a separator between those that are not empty.
  package static func joined(_ lines: [Line], by separator: Line = "   ") -> Line {
    var result = Line.empty
    for line in lines where !line.isEmpty {
      if !result.isEmpty { result += separator }
      result += line
    }
    return result
  }
}
