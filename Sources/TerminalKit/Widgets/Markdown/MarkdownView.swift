/// A Markdown text in a window, with the search in the last row while one is typed or found.
package struct MarkdownView: View {
  private let state: MarkdownState
  private let document: MarkdownDocument
  private let searchHints: [KeyHint]

  /// Makes a view; the hints stand beside what is searched.
  package init(
    _ state: MarkdownState, _ document: MarkdownDocument,
    searchHints: [KeyHint] = [KeyHint("n", "next"), KeyHint("N", "previous")]
  ) {
    self.state = state
    self.document = document
    self.searchHints = searchHints
  }

  /// As high as its lines where it is asked for an ideal.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    axis == .horizontal
      ? Extent(min: 20, ideal: 72, max: Extent.unlimited)
      : Extent(min: 3, ideal: document.lines(width: across - 2).count, max: Extent.unlimited)
  }

  /// Draws the lines in sight, a scroll bar when there are more, and the search.
  package func render(in canvas: Canvas) {
    let searches = state.captures || !state.needle.isEmpty
    let height = max(1, canvas.height - (searches ? 1 : 0))
    let width = max(8, canvas.width - 2)
    let lines = document.lines(width: width)
    let offset = state.visibleOffset(of: lines.count, height: height, width: width)
    for y in 0..<min(height, lines.count - offset) {
      canvas.write(lines[offset + y].marking(state.needle), y: y, width: width)
    }
    let body = canvas.part(Rect(x: 0, y: 0, width: canvas.width, height: height))
    ScrollBar.draw(in: body, offset: offset, content: lines.count)
    if searches { drawSearch(in: canvas.row(canvas.height - 1)) }
  }

  private func drawSearch(in row: Canvas) {
    row.write("/", .key)
    if let search = state.search {
      TextFieldView(search, hint: "find in this text").render(
        in: row.part(Rect(x: 2, y: 0, width: min(40, row.width - 2), height: 1)))
      return
    }
    let used = row.write(state.needle, x: 2)
    let found = Line(state.searchText(in: document), .dim)
    let note = Line.joined([found] + searchHints.map(\.line), by: "   ")
    row.write(note, x: used + 5, width: max(0, row.width - used - 5))
  }
}
