/// A table: head, rows, the bar of the selected row.
package struct TableView: View {
  private let state: TableState
  private let columns: [TableColumn]
  private let rows: TableRows?
  private let empty: EmptyState
  private let focused: Bool
  private let hasHead: Bool

  /// Makes a table; rows that are `nil` are still loading and drawn as a skeleton. Without a head the rows begin in
  /// the first line.
  package init(
    _ state: TableState, columns: [TableColumn], rows: TableRows?,
    empty: EmptyState = EmptyState("Nothing here."), focused: Bool = true, hasHead: Bool = true
  ) {
    self.state = state
    self.columns = columns
    self.rows = rows
    self.empty = empty
    self.focused = focused
    self.hasHead = hasHead
  }

  /// Fills both ways; as high as its rows when asked for an ideal.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    switch axis {
    case .horizontal: .fill
    case .vertical: Extent(min: 2, ideal: 2, max: Extent.unlimited)
    }
  }

  /// Draws the head, then as many rows as fit.
  package func render(in canvas: Canvas) {
    let widths = TableLayout.widths(of: columns, in: canvas.width - TableView.margin - 2)
    if hasHead { drawHead(in: canvas, widths) }
    let top = hasHead ? 1 : 0
    let body = canvas.part(Rect(x: 0, y: top, width: canvas.width, height: canvas.height - top))
    guard let rows else {
      drawSkeleton(in: body, widths)
      return
    }
    let offset = state.visibleOffset(in: rows, height: max(1, body.height))
    guard rows.count > 0 else {
      empty.render(in: body)
      return
    }
    let selected = state.selectedIndex(in: rows)
    for y in 0..<min(body.height, rows.count - offset) {
      draw(row: offset + y, of: rows, isSelected: offset + y == selected, in: body.row(y), widths)
    }
    drawScrollMarks(in: body, offset: offset, rows: rows.count)
  }

  /// The columns left of the first cell: the pointer and the mark.
  private static let margin = 2

  private func drawHead(in canvas: Canvas, _ widths: [(index: Int, width: Int)]) {
    var x = TableView.margin
    for (index, width) in widths {
      let column = columns[index]
      var title = Line(column.title, Style(.header))
      if let sort = state.sort, sort.column == column.id {
        let sign = sort.descending ? Glyph.descending : Glyph.ascending
        title = Line(column.title, Style(.header, .bold)) + Line(sign, .accent)
        // The sign of a trailing column hangs over into the gap, so heads and numbers stay in line.
        let hangs = column.alignment == .trailing ? 1 : 0
        canvas.write(title, x: x, width: width + hangs, column.alignment)
      } else {
        canvas.write(title, x: x, width: width, column.alignment)
      }
      x += width + TableLayout.gap
    }
    // Columns that had no room are announced at the edge.
    if widths.count < columns.count { canvas.write(Glyph.pointer, x: canvas.width - 1, .dim) }
  }

  private func draw(
    row: Int, of rows: TableRows, isSelected: Bool, in canvas: Canvas, _ widths: [(index: Int, width: Int)]
  ) {
    let target = isSelected ? canvas.on(focused ? .selection : .selectionQuiet) : canvas
    if isSelected, focused { target.write(Glyph.pointer, .accent) }
    if !state.marked.isEmpty, state.marked.contains(rows.id(at: row)) {
      target.write(Glyph.marked, x: 1, .accent)
    }
    let cells = rows.cells(at: row)
    var x = TableView.margin
    for (index, width) in widths {
      if index < cells.count { target.write(cells[index], x: x, width: width, columns[index].alignment) }
      x += width + TableLayout.gap
    }
  }

  private func drawSkeleton(in canvas: Canvas, _ widths: [(index: Int, width: Int)]) {
    for y in 0..<min(canvas.height, 8) {
      var x = TableView.margin
      for (index, width) in widths {
        let length = Skeleton.length(of: width, row: y, column: index)
        let start = columns[index].alignment.offset(of: length, in: width)
        canvas.fill(Rect(x: x + start, y: y, width: length, height: 1), "░", Style(.skeleton))
        x += width + TableLayout.gap
      }
    }
  }

  private func drawScrollMarks(in body: Canvas, offset: Int, rows: Int) {
    let height = body.height
    guard rows > height, height > 0 else { return }
    let right = body.part(Rect(x: body.width - 1, y: 0, width: 1, height: height))
    if offset > 0 { right.write("↑", .dim) }
    if offset + height < rows { right.write("↓", y: height - 1, .dim) }
  }
}
