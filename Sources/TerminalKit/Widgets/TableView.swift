/// A table: head, rows, the bar of the selected row.
package struct TableView: View {
  private let state: TableState
  private let columns: [TableColumn]
  private let rows: TableRows?
  private let empty: EmptyState
  private let focused: Bool
  private let hasHead: Bool
  private let change: (_ row: String, _ column: String) -> CellChange?

  /// Makes a table; rows that are `nil` are still loading and drawn as a skeleton. Without a head the rows begin in
  /// the first line. `change` says how a cell differs from before, by the row's identity and the column's id.
  package init(
    _ state: TableState, columns: [TableColumn], rows: TableRows?,
    empty: EmptyState = EmptyState("Nothing here."), focused: Bool = true, hasHead: Bool = true,
    change: @escaping (_ row: String, _ column: String) -> CellChange? = { _, _ in nil }
  ) {
    self.state = state
    self.columns = columns
    self.rows = rows
    self.empty = empty
    self.focused = focused
    self.hasHead = hasHead
    self.change = change
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
    let layout = state.layout(of: columns, width: canvas.width - TableView.margin - 2)
    if hasHead { TableHead(columns: columns, layout: layout, state: state).draw(in: canvas) }
    let slots = layout.slots
    let top = hasHead ? 1 : 0
    let body = canvas.part(Rect(x: 0, y: top, width: canvas.width, height: canvas.height - top))
    guard let rows else {
      drawSkeleton(in: body, slots)
      return
    }
    let offset = state.visibleOffset(in: rows, height: max(1, body.height))
    guard rows.count > 0 else {
      empty.render(in: body)
      return
    }
    let selected = state.selectedIndex(in: rows)
    let places = slots.map(\.index)
    for y in 0..<min(body.height, rows.count - offset) {
      draw(
        rows.cells(at: offset + y, in: places), of: rows.id(at: offset + y),
        isSelected: offset + y == selected,
        in: body.row(y), slots)
      if focused, let selected { body.row(y).onClick(.row(offset + y - selected)) }
    }
    drawScrollMarks(in: body, offset: offset, rows: rows.count)
  }

  /// The columns left of the first cell: the pointer and the mark.
  static let margin = 2

  private func draw(
    _ cells: [Line], of id: String, isSelected: Bool, in canvas: Canvas, _ slots: [TableLayout.Slot]
  ) {
    let target = isSelected ? canvas.on(focused ? .selection : .selectionQuiet) : canvas
    if isSelected, focused { target.write(Glyph.pointer, .accent) }
    if state.marked.contains(id) { target.write(Glyph.marked, x: 1, .accent) }
    var x = TableView.margin
    for (slot, cell) in zip(slots, cells) {
      let column = columns[slot.index]
      target.write(cell, x: x, width: slot.width, column.alignment)
      if let change = change(id, column.id) {
        // Right behind the text where there is room, else in the gap: nothing moves for it.
        let isShort = column.alignment == .leading && cell.width + 1 < slot.width
        target.write(change.glyph, x: x + (isShort ? cell.width + 1 : slot.width), Style(.accent, .bold))
      }
      x += slot.width + TableLayout.gap
    }
  }

  private func drawSkeleton(in canvas: Canvas, _ slots: [TableLayout.Slot]) {
    for y in 0..<min(canvas.height, 8) {
      var x = TableView.margin
      for slot in slots {
        let length = Skeleton.length(of: slot.width, row: y, column: slot.index)
        let start = columns[slot.index].alignment.offset(of: length, in: slot.width)
        canvas.fill(Rect(x: x + start, y: y, width: length, height: 1), "░", Style(.skeleton))
        x += slot.width + TableLayout.gap
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
