/// A drawn screen: a grid of cells and where the cursor stands.
package struct Surface: Equatable, Sendable {
  /// Columns and rows.
  package let size: Size
  /// The cells row by row, `size.width * size.height` of them.
  package let cells: [Cell]
  /// The texts of cells that are more than one scalar.
  package let clusters: [String]
  /// Where the terminal's cursor shows, or `nil` to hide it.
  package let cursor: Point?
  /// What answers a click, the topmost last.
  package let targets: [ClickTarget]
  /// What leads somewhere.
  package let links: [SurfaceLink]
  /// The parts that have a name, in the order in which they were drawn.
  package let landmarks: [Landmark]

  init(
    size: Size, cells: [Cell], clusters: [String], cursor: Point?, targets: [ClickTarget] = [],
    links: [SurfaceLink] = [], landmarks: [Landmark] = []
  ) {
    self.size = size
    self.cells = cells
    self.clusters = clusters
    self.cursor = cursor
    self.targets = targets
    self.links = links
    self.landmarks = landmarks
  }

  /// Draws a view on a blank grid.
  package init(_ view: some View, size: Size, glyphs: Glyphs = .unicode) {
    let buffer = CellBuffer(size: size, glyphs: glyphs)
    view.render(in: Canvas(buffer))
    self = buffer.surface()
  }

  /// The text of a cell; empty for the right half of a wide cluster.
  package func text(of cell: Cell) -> String {
    if cell.width == 0 { return "" }
    if cell.isCluster { return clusters[Int(cell.glyph & ~Cell.clusterFlag)] }
    return Unicode.Scalar(cell.glyph).map { String($0) } ?? " "
  }

  /// The cell at a column and row, or `nil` outside.
  package subscript(x: Int, y: Int) -> Cell? {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return nil }
    return cells[y * size.width + x]
  }

  /// The run of equal spaces that a cell stands in, or `nil` when it is no space.
  package func gap(at x: Int, row y: Int) -> Range<Int>? {
    let row = y * size.width
    let cell = cells[row + x]
    guard cell.glyph == 0x20, cell.width == 1 else { return nil }
    var first = x
    while first > 0, cells[row + first - 1] == cell { first -= 1 }
    var end = x + 1
    while end < size.width, cells[row + end] == cell { end += 1 }
    return first..<end
  }
}
