/// Which columns of a table are shown, and how wide.
///
/// While nobody scrolls sideways, columns are left out by priority. Scrolled or wide, the first column stays and the
/// others stand in their order from the one scrolled to, each at its ideal width.
struct TableLayout {
  /// A shown column: its place among all columns, and its cells.
  struct Slot: Equatable {
    let index: Int
    let width: Int
  }

  /// The empty cells between two columns.
  static let gap = 2

  /// The shown columns from left to right.
  let slots: [Slot]
  /// How many columns after the first are scrolled out of sight.
  let shift: Int
  /// How far it can be scrolled; 0 when every column is in sight.
  let shiftMax: Int
  /// Whether columns are out of sight to the right of those shown, or left out between them.
  let hidesMore: Bool

  /// Lays columns out. `places` are those that are wanted, in order; `inSight` is the id of one that must be shown.
  init(
    _ columns: [TableColumn], places: [Int]? = nil, width: Int, shift: Int = 0, isWide: Bool = false,
    inSight: String? = nil
  ) {
    let places = places ?? Array(columns.indices)
    let fitting = TableLayout.byPriority(columns, places, in: width)
    let isMissing = inSight.map { id in
      places.contains { columns[$0].id == id } && !fitting.contains { columns[$0.index].id == id }
    }
    let fits = fitting.count == places.count
    if shift == 0 && isMissing != true && (!isWide || fits) || places.count < 2 {
      slots = fitting
      self.shift = 0
      shiftMax = fits ? 0 : TableLayout.shiftMax(columns, places, in: width)
      hidesMore = !fits
      return
    }
    let most = TableLayout.shiftMax(columns, places, in: width)
    var place = max(0, min(shift, most))
    var shown = TableLayout.inOrder(columns, places, from: place, in: width)
    if let inSight, let wanted = places.firstIndex(where: { columns[$0].id == inSight }), wanted > 0 {
      place = min(place, wanted - 1)
      shown = TableLayout.inOrder(columns, places, from: place, in: width)
      while place < most, !shown.contains(where: { columns[$0.index].id == inSight }) {
        place += 1
        shown = TableLayout.inOrder(columns, places, from: place, in: width)
      }
    }
    slots = shown
    self.shift = place
    shiftMax = most
    hidesMore = 1 + place + (shown.count - 1) < places.count
  }

  /// Columns are left out by priority, the right one first among equals, until the least widths fit.
  private static func byPriority(_ columns: [TableColumn], _ places: [Int], in width: Int) -> [Slot] {
    var shown = places
    while shown.count > 1, needed(shown, columns) > width {
      let droppable = shown.indices.dropFirst()
      let worst = droppable.max { (columns[shown[$0]].priority, $0) < (columns[shown[$1]].priority, $1) }
      guard let worst else { break }
      shown.remove(at: worst)
    }
    let room = max(0, width - gap * (shown.count - 1))
    let widths = StackLayout.share(room, among: extents(of: shown.map { columns[$0] }, in: room))
    return zip(shown, widths).map { Slot(index: $0, width: $1) }
  }

  /// The first column, then as many of the others as fit whole, at least one; what is left over goes to those that
  /// grow.
  private static func inOrder(
    _ columns: [TableColumn], _ places: [Int], from shift: Int, in width: Int
  ) -> [Slot] {
    guard let first = places.first else { return [] }
    var shown = [first]
    var widths = [frozenWidth(columns[first], in: width)]
    for place in places.dropFirst(1 + shift) {
      let room = width - widths.reduce(0, +) - gap * shown.count
      guard columns[place].ideal <= room || shown.count == 1 else { break }
      shown.append(place)
      widths.append(max(0, min(columns[place].ideal, room)))
    }
    let room = max(0, width - gap * (shown.count - 1))
    let extents = zip(shown, widths).map { place, width in
      Extent(min: width, ideal: width, max: columns[place].grows ? Extent.unlimited : width)
    }
    return zip(shown, StackLayout.share(room, among: extents)).map { Slot(index: $0, width: $1) }
  }

  /// The least shift with which the last column is in sight.
  private static func shiftMax(_ columns: [TableColumn], _ places: [Int], in width: Int) -> Int {
    guard let first = places.first, places.count > 2 else { return 0 }
    var room = width - frozenWidth(columns[first], in: width)
    var shift = places.count - 1
    for place in places.dropFirst().reversed() {
      room -= columns[place].ideal + gap
      guard room >= 0 else { break }
      shift -= 1
    }
    return min(shift, places.count - 2)
  }

  /// The column that stays gives way to half of the table, so that another one has room.
  private static func frozenWidth(_ column: TableColumn, in width: Int) -> Int {
    min(column.ideal, max(min(column.min, width), width / 2))
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
