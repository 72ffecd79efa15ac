/// A tree: guides, the sign of what can be opened, the bar of the selected node.
package struct TreeView: View {
  private let state: TreeState
  private let rows: [TreeRow]
  private let empty: EmptyState
  private let focused: Bool

  /// Makes a view of the open part of a tree.
  package init(
    _ state: TreeState, nodes: TreeNodes, empty: EmptyState = EmptyState("Nothing here."),
    focused: Bool = true
  ) {
    self.state = state
    rows = state.rows(of: nodes)
    self.empty = empty
    self.focused = focused
  }

  /// Fills; as high as its rows when asked for an ideal.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    axis == .horizontal ? .fill : Extent(min: 1, ideal: max(1, rows.count), max: Extent.unlimited)
  }

  /// Draws the rows around the selected one.
  package func render(in canvas: Canvas) {
    guard !rows.isEmpty else { return empty.render(in: canvas) }
    let offset = state.visibleOffset(in: rows, height: max(1, canvas.height))
    let selected = state.selectedIndex(in: rows)
    for y in 0..<min(canvas.height, rows.count - offset) {
      draw(rows[offset + y], isSelected: offset + y == selected, in: canvas.row(y))
    }
    if offset > 0 { canvas.write("↑", x: canvas.width - 1, .dim) }
    if offset + canvas.height < rows.count {
      canvas.write("↓", x: canvas.width - 1, y: canvas.height - 1, .dim)
    }
  }

  private func draw(_ row: TreeRow, isSelected: Bool, in canvas: Canvas) {
    let target = isSelected ? canvas.on(focused ? .selection : .selectionQuiet) : canvas
    if isSelected, focused { target.write(Glyph.pointer, .accent) }
    var x = 2
    for isLast in row.lasts.dropLast().dropFirst() { x += target.write(isLast ? "   " : "│  ", x: x, .rule) }
    if row.depth > 0 { x += target.write(row.lasts.last == true ? "└─ " : "├─ ", x: x, .rule) }
    if row.item.isBranch {
      target.write(row.isOpen ? Glyph.opened : Glyph.closed, x: x, .accent)
    } else {
      target.write(Glyph.todo, x: x, .dim)
    }
    x += 2
    let noteWidth = row.item.note.isEmpty ? 0 : row.item.note.width + 2
    let room = max(0, target.width - x - 1)
    target.write(row.item.title, x: x, width: max(min(room, 8), room - noteWidth))
    if noteWidth + 8 <= room {
      target.write(row.item.note, x: target.width - row.item.note.width - 1)
    }
  }
}
