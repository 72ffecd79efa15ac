/// The rows of a table, made only when they are drawn: a hundred thousand cost as little as forty, and a column that
/// is not shown costs nothing.
package struct TableRows {
  /// How many rows there are.
  package let count: Int
  /// How many there would be without the filter, when that is known and larger.
  package let total: Int?
  private let idAt: (Int) -> String
  private let cellsAt: (_ row: Int, _ columns: [Int]) -> [Line]

  /// Makes rows from closures.
  package init(
    count: Int, total: Int? = nil, id: @escaping (Int) -> String, cells: @escaping (Int) -> [Line]
  ) {
    self.init(
      count: count, total: total, id: id,
      cellsAt: { row, columns in
        let all = cells(row)
        return columns.map { $0 < all.count ? all[$0] : .empty }
      })
  }

  /// Makes rows from items; a cell for every column, in the order of the columns.
  package init<Item>(
    _ items: [Item], total: Int? = nil, id: @escaping (Item) -> String, cells: @escaping (Item) -> [Line]
  ) {
    self.init(count: items.count, total: total, id: { id(items[$0]) }, cells: { cells(items[$0]) })
  }

  /// Makes rows from items, cell by cell: `cell` gets the item and the place of the column.
  package init<Item>(
    _ items: [Item], total: Int? = nil, id: @escaping (Item) -> String, cell: @escaping (Item, Int) -> Line
  ) {
    self.init(
      count: items.count, total: total, id: { id(items[$0]) },
      cellsAt: { row, columns in
        let item = items[row]
        return columns.map { cell(item, $0) }
      })
  }

  private init(
    count: Int, total: Int?, id: @escaping (Int) -> String, cellsAt: @escaping (Int, [Int]) -> [Line]
  ) {
    self.count = count
    self.total = total
    idAt = id
    self.cellsAt = cellsAt
  }

  /// The identity of a row.
  package func id(at index: Int) -> String { idAt(index) }
  /// The cells of a row in these columns, by their places.
  func cells(at index: Int, in columns: [Int]) -> [Line] { cellsAt(index, columns) }

  /// Where a row is, looking first where it was.
  package func index(of id: String, near hint: Int) -> Int? {
    if hint < count, hint >= 0, idAt(hint) == id { return hint }
    return (0..<count).first { idAt($0) == id }
  }

  /// How many are shown, for the rule above the table: `20 of 1,204` or `1,204`.
  package var countText: String {
    guard let total, total != count else { return Count.grouped(count) }
    return "\(Count.grouped(count)) of \(Count.grouped(total))"
  }
}
