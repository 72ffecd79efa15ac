/// What a table remembers: which row is selected, which are marked, how it is sorted and scrolled.
///
/// The selection is an identity, so a row that moves stays selected; when it is gone, the row at its place is.
package struct TableState: Equatable, Sendable {
  /// What a key did.
  package enum Outcome: Equatable, Sendable {
    /// The key means nothing to a table.
    case ignored
    /// Selection, marks or scroll position may have changed.
    case handled
    /// The row was opened.
    case activated(String)
  }

  /// The sorted column and the direction.
  package struct Sort: Hashable, Sendable {
    /// The column's id.
    package var column: String
    /// Whether the largest comes first.
    package var descending: Bool

    /// Makes a sort order.
    package init(_ column: String, descending: Bool = false) {
      self.column = column
      self.descending = descending
    }
  }

  /// The identity of the selected row; `nil` until there are rows.
  package private(set) var selected: String?
  /// The identities of marked rows.
  package internal(set) var marked: Set<String> = []
  /// The row that was marked last: a range is marked from it.
  var lastMarked: String?
  /// How the rows are sorted; the page sorts, the table shows.
  package var sort: Sort?
  /// Which columns are shown and in which order; `nil` leaves it to the table.
  package var choice: TableColumnChoice?
  /// Whether every column is shown at its ideal width, to be scrolled sideways.
  package var isWide = false
  /// The column that sorting would go by; `nil` while nobody points at one.
  package var pointedColumn: String?
  /// How many columns after the first are scrolled out of sight.
  var shift = 0
  let shiftMax = Measure(otherwise: 0)
  private var index = 0
  private var offset = 0
  private let window = Measure(otherwise: 10)

  /// Makes a state, with a row selected when its identity is known.
  package init(selected: String? = nil, sort: Sort? = nil) {
    self.selected = selected
    self.sort = sort
  }

  /// Where the selection is now.
  package func selectedIndex(in rows: TableRows) -> Int? {
    guard rows.count > 0 else { return nil }
    if let selected, let place = rows.index(of: selected, near: index) { return place }
    return min(index, rows.count - 1)
  }

  /// Takes a key.
  ///
  /// Arrows, pages, `g` and `G` move, space marks, ctrl-space marks up to here, left and right bring columns into
  /// sight that have no room.
  package mutating func handle(_ key: Key, in rows: TableRows) -> Outcome {
    guard rows.count > 0 else { return .ignored }
    let page = max(1, window.value - 1)
    switch key {
    case .up, "k": move(by: -1, in: rows)
    case .down, "j": move(by: 1, in: rows)
    case .pageUp, .ctrl("b"): move(by: -page, in: rows)
    case .pageDown, .ctrl("f"): move(by: page, in: rows)
    case .ctrl("u"): move(by: -(page + 1) / 2, in: rows)
    case .ctrl("d"): move(by: (page + 1) / 2, in: rows)
    case .home, "g": move(to: 0, in: rows)
    case .end, "G": move(to: rows.count - 1, in: rows)
    case .space: toggleMark(in: rows)
    case .ctrl(" "): markRange(in: rows)
    case .left where shift > 0: shift = min(shift, shiftMax.value) - 1
    case .right where shift < shiftMax.value: shift += 1
    case .enter:
      guard let place = selectedIndex(in: rows) else { return .ignored }
      select(place, in: rows)
      return .activated(rows.id(at: place))
    default: return .ignored
    }
    return .handled
  }

  /// Moves the selection by rows.
  package mutating func move(by rows: Int, in all: TableRows) {
    guard let place = selectedIndex(in: all) else { return }
    move(to: place + rows, in: all)
  }

  /// Selects the row at a place, or the nearest one there is.
  package mutating func move(to place: Int, in rows: TableRows) {
    guard rows.count > 0 else { return }
    // The scroll position follows the rows as they stood, so a row that moved does not make the table jump.
    offset = visibleOffset(in: rows, height: window.value)
    select(max(0, min(place, rows.count - 1)), in: rows)
    offset = visibleOffset(in: rows, height: window.value)
  }

  /// Fixes the selection to the identity it shows; call it when rows arrive.
  package mutating func reconcile(with rows: TableRows) {
    guard let place = selectedIndex(in: rows) else { return }
    select(place, in: rows)
    offset = visibleOffset(in: rows, height: window.value)
  }

  /// Selects the first row there will be, for instance of another page of the same list; marks and columns stay.
  package mutating func returnToTop() {
    selected = nil
    index = 0
    offset = 0
  }

  /// The first row in sight, for a drawing of so many rows; notes the height for the next key.
  func visibleOffset(in rows: TableRows, height: Int) -> Int {
    window.value = height
    var first = min(offset, max(0, rows.count - height))
    if let place = selectedIndex(in: rows) {
      if place < first { first = place }
      if place >= first + height { first = place - height + 1 }
    }
    return max(0, first)
  }

  private mutating func select(_ place: Int, in rows: TableRows) {
    index = place
    selected = rows.id(at: place)
  }
}
