extension TableState {
  /// The places of the columns that are wanted, in order.
  func places(of columns: [TableColumn]) -> [Int] {
    (choice ?? TableColumnChoice(of: columns)).places(in: columns, all: isWide)
  }

  /// How the columns stand in a width.
  func layout(of columns: [TableColumn], width: Int) -> TableLayout {
    let layout = TableLayout(
      columns, places: places(of: columns), width: width, shift: shift, isWide: isWide, inSight: pointedColumn
    )
    shiftMax.value = layout.shiftMax
    return layout
  }

  /// Points at the next or previous column, beginning with the sorted one; it comes into sight.
  package mutating func pointAtColumn(by places: Int, in columns: [TableColumn]) {
    let ids = self.places(of: columns).map { columns[$0].id }
    guard !ids.isEmpty else { return }
    if let here = pointedColumn.flatMap({ ids.firstIndex(of: $0) }) {
      pointedColumn = ids[(here + places + ids.count) % ids.count]
    } else {
      pointedColumn = sort.flatMap { sort in ids.first { $0 == sort.column } } ?? ids[0]
    }
  }

  /// Sorts by the column pointed at, or turns the order round when it is sorted by that already.
  package mutating func sortByPointedColumn() {
    guard let column = pointedColumn else { return }
    sort = Sort(column, descending: sort?.column == column ? sort?.descending == false : false)
  }

  /// Shows every column at its ideal width, or what was chosen.
  package mutating func toggleWide() {
    isWide.toggle()
    shift = 0
  }

  /// Scrolls sideways by columns, as far as there are some out of sight.
  package mutating func scrollColumns(by columns: Int) {
    shift = max(0, min(shift + columns, shiftMax.value))
  }
}
