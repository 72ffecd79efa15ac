import TerminalKit

/// A table to read, not to choose from: no selected row. What does not fit at the right is left out whole.
struct QuietTable: View {
  let titles: [String]
  let rows: [[Line]]

  func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(rows.count + 1) }

  func render(in canvas: Canvas) {
    var x = 3
    for (column, title) in titles.enumerated() {
      let width = rows.reduce(TextWidth.of(title)) { max($0, $1[column].width) }
      let isFirst = column == 0
      guard isFirst || x + width < canvas.width else { return }
      let room = min(width, canvas.width - x - 1)
      canvas.write(Line(title, Style(.header)), x: x, width: room)
      for (y, row) in rows.enumerated() { canvas.write(row[column], x: x, y: y + 1, width: room) }
      x += width + 2
    }
  }
}
