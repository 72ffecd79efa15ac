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
    let room = max(0, width - gap * (shown.count - 1))
    return Array(zip(shown, StackLayout.share(room, among: extents(of: shown.map { columns[$0] }, in: room))))
  }

  /// What the columns want. Those that grow also give first, so that names and states stay whole.
  private static func extents(of columns: [TableColumn], in room: Int) -> [Extent] {
    var missing = max(0, columns.reduce(-room) { $0 + $1.ideal })
    return columns.map { column in
      guard column.grows else { return Extent(min: column.min, ideal: column.ideal, max: column.ideal) }
      let given = min(missing, column.ideal - column.min)
      missing -= given
      return Extent(min: column.min, ideal: column.ideal - given, max: Extent.unlimited)
    }
  }

  private static func needed(_ shown: [Int], _ columns: [TableColumn]) -> Int {
    shown.reduce(gap * (shown.count - 1)) { $0 + columns[$1].min }
  }
}
