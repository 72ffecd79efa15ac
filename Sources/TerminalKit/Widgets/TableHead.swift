/// The head of a table: titles, the sign of the order, the column pointed at, and whether there are more columns.
struct TableHead {
  let columns: [TableColumn]
  let layout: TableLayout
  let state: TableState

  func draw(in canvas: Canvas) {
    var x = TableView.margin
    for slot in layout.slots {
      draw(columns[slot.index], at: x, width: slot.width, in: canvas)
      x += slot.width + TableLayout.gap
      if slot == layout.slots.first, layout.shift > 0 { canvas.write(Glyph.before, x: x - 1, .accent) }
    }
    if layout.hidesMore { canvas.write(Glyph.pointer, x: canvas.width - 1, .accent) }
  }

  private func draw(_ column: TableColumn, at x: Int, width: Int, in canvas: Canvas) {
    let isPointedAt = state.pointedColumn == column.id
    let ground: Ground = isPointedAt ? .selection : .plain
    var title = Line(column.title, Style(.header, isPointedAt ? .bold : [], on: ground))
    var hang = 0
    if let sort = state.sort, sort.column == column.id {
      let sign = sort.descending ? Glyph.descending : Glyph.ascending
      title = Line(column.title, Style(.header, .bold, on: ground)) + Line(sign, Style(.accent, on: ground))
      // The sign of a trailing column hangs over into the gap, so heads and numbers stay in line.
      hang = column.alignment == .trailing ? 1 : 0
    }
    canvas.write(title, x: x, width: width + hang, column.alignment)
  }
}
