/// What a tree remembers: which nodes are open, which one is selected, where it is scrolled to.
package struct TreeState: Equatable, Sendable {
  /// What a key did.
  package enum Outcome: Equatable, Sendable {
    /// The key means nothing to a tree.
    case ignored
    /// Selection or what is open may have changed.
    case handled
    /// A node without children was chosen.
    case activated(path: [String])
  }

  /// The most rows that opening everything makes.
  package static let rowsMax = 5_000
  /// The most levels that opening everything opens; a graph with a circle has no end.
  package static let depthMax = 24

  private var open: Set<[String]> = []
  /// The path of the selected node; `nil` until a key was pressed.
  package private(set) var selected: [String]?
  private var index = 0
  private var offset = 0
  private let window = Measure(otherwise: 10)

  /// Makes a state in which these nodes are open.
  package init(open: Set<[String]> = []) { self.open = open }

  /// Whether a node's children are shown.
  package func isOpen(_ path: [String]) -> Bool { open.contains(path) }

  /// The rows from top to bottom.
  package func rows(of nodes: TreeNodes) -> [TreeRow] {
    var rows: [TreeRow] = []
    append(nodes.roots, of: nodes, below: [], lasts: [], to: &rows)
    return rows
  }

  /// Takes a key: arrows move, right opens and goes in, left closes and goes out, enter and space open or close,
  /// `*` opens or closes everything.
  package mutating func handle(_ key: Key, in nodes: TreeNodes) -> Outcome {
    let rows = rows(of: nodes)
    guard let place = selectedIndex(in: rows) else { return .ignored }
    let row = rows[place]
    let page = max(1, window.value - 1)
    switch key {
    case .up, "k": move(to: place - 1, in: rows)
    case .down, "j": move(to: place + 1, in: rows)
    case .pageUp, .ctrl("b"): move(to: place - page, in: rows)
    case .pageDown, .ctrl("f"): move(to: place + page, in: rows)
    case .home, "g": move(to: 0, in: rows)
    case .end, "G": move(to: rows.count - 1, in: rows)
    case .right, "l":
      if row.item.isBranch, !row.isOpen { toggle(row) } else if row.isOpen { move(to: place + 1, in: rows) }
    case .left, "h":
      if row.isOpen { toggle(row) } else { moveToParent(of: row, in: rows) }
    case "*": toggleAll(in: nodes)
    case .enter, .space:
      select(row, at: place)
      guard row.item.isBranch else { return key == .enter ? .activated(path: row.path) : .handled }
      toggle(row)
    default: return .ignored
    }
    return .handled
  }

  /// Opens every node, down to `depthMax` levels and `rowsMax` rows.
  package mutating func openAll(in nodes: TreeNodes) {
    var level = nodes.roots.map { (path: [$0.id], item: $0) }
    var count = level.count
    for _ in 0..<Self.depthMax where !level.isEmpty && count < Self.rowsMax {
      var next: [(path: [String], item: TreeItem)] = []
      for node in level where node.item.isBranch && count < Self.rowsMax {
        open.insert(node.path)
        // A node below itself would go on for ever.
        let children = nodes.children(of: node.item).filter { !node.path.contains($0.id) }
        count += children.count
        next += children.map { (path: node.path + [$0.id], item: $0) }
      }
      level = next
    }
  }

  /// Closes every node.
  package mutating func closeAll() { open = [] }

  /// Where the selection is among the rows: on its node, else at its place.
  func selectedIndex(in rows: [TreeRow]) -> Int? {
    guard !rows.isEmpty else { return nil }
    return rows.firstIndex { $0.path == selected } ?? min(index, rows.count - 1)
  }

  /// The first row in sight, for a drawing of so many rows.
  func visibleOffset(in rows: [TreeRow], height: Int) -> Int {
    window.value = height
    var first = min(offset, max(0, rows.count - height))
    if let place = selectedIndex(in: rows) {
      if place < first { first = place }
      if place >= first + height { first = place - height + 1 }
    }
    return max(0, first)
  }

  private func append(
    _ items: [TreeItem], of nodes: TreeNodes, below path: [String], lasts: [Bool], to rows: inout [TreeRow]
  ) {
    for (place, item) in items.enumerated() {
      let path = path + [item.id]
      let lasts = lasts + [place == items.count - 1]
      let isOpen = item.isBranch && open.contains(path)
      rows.append(TreeRow(path: path, item: item, isOpen: isOpen, lasts: lasts))
      if isOpen { append(nodes.children(of: item), of: nodes, below: path, lasts: lasts, to: &rows) }
    }
  }

  private mutating func toggle(_ row: TreeRow) {
    if open.remove(row.path) == nil { open.insert(row.path) }
    if selected == nil { selected = row.path }
  }

  private mutating func toggleAll(in nodes: TreeNodes) {
    let before = open
    openAll(in: nodes)
    guard open == before else { return }
    closeAll()
    if let root = selected?.first { selected = [root] }
  }

  private mutating func moveToParent(of row: TreeRow, in rows: [TreeRow]) {
    let parent = Array(row.path.dropLast())
    if let place = rows.firstIndex(where: { $0.path == parent }) { move(to: place, in: rows) }
  }

  private mutating func move(to place: Int, in rows: [TreeRow]) {
    offset = visibleOffset(in: rows, height: window.value)
    let place = max(0, min(place, rows.count - 1))
    select(rows[place], at: place)
    offset = visibleOffset(in: rows, height: window.value)
  }

  private mutating func select(_ row: TreeRow, at place: Int) {
    selected = row.path
    index = place
  }
}
