/// Which columns of a table are shown, and how wide.
enum TableLayout {
  /// The empty cells between two columns.
  static let gap = 2

  /// The shown columns with their widths. Columns are left out by priority, the right one first among equals,
  /// until the least widths fit.
  static func widths(of columns: [TableColumn], in width: Int) -> [(index: Int, width: Int)] {
    var shown = Array(columns.indices)
    while shown.count > 1, needed(shown, columns) > width {
      let droppable = shown.dropFirst()
      guard let worst = droppable.max(by: { (columns[$0].priority, $0) < (columns[$1].priority, $1) }) else {
        break
      }
      shown.removeAll { $0 == worst }
    }
    let extents = shown.map { index in
      let column = columns[index]
      let ceiling = column.grows ? Extent.unlimited : column.ideal
      return Extent(min: column.min, ideal: column.ideal, max: ceiling)
    }
    let room = width - gap * (shown.count - 1)
    return Array(zip(shown, StackLayout.share(max(0, room), among: extents)))
  }

  private static func needed(_ shown: [Int], _ columns: [TableColumn]) -> Int {
    shown.reduce(gap * (shown.count - 1)) { $0 + columns[$1].min }
  }
}
