/// Text: one line that is cut with `…`, or a paragraph that wraps.
package struct Text: View {
  private let content: Line
  private let wraps: Bool
  private let alignment: Alignment

  /// Makes text from a line.
  package init(_ content: Line, wraps: Bool = false, _ alignment: Alignment = .leading) {
    self.content = content
    self.wraps = wraps
    self.alignment = alignment
  }

  /// Makes text of one style.
  package init(_ content: String, _ style: Style, wraps: Bool = false, _ alignment: Alignment = .leading) {
    self.init(Line(content, style), wraps: wraps, alignment)
  }

  /// Its own width, less if it must; one row, or as many as wrapping takes.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    switch axis {
    case .horizontal: Extent(min: min(content.width, 4), ideal: content.width, max: content.width)
    case .vertical: .fixed(wraps ? content.wrapped(to: across).count : 1)
    }
  }

  /// Draws the text at the top.
  package func render(in canvas: Canvas) {
    let lines = wraps ? content.wrapped(to: canvas.width) : [content]
    for (y, line) in lines.prefix(canvas.height).enumerated() {
      canvas.write(line, y: y, width: canvas.width, alignment)
    }
  }
}
