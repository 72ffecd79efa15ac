/// One cell of a surface, eight bytes: a scalar or a cluster number, a style, and its width.
package struct Cell: Hashable, Sendable {
  /// A scalar's value, or a number into `Surface.clusters` when `isCluster`.
  package var glyph: UInt32
  /// How it looks.
  package var style: Style
  /// 1, 2 for the left half of a wide cluster, 0 for the right half.
  package var width: UInt8

  /// Makes a cell.
  package init(glyph: UInt32, style: Style, width: UInt8) {
    self.glyph = glyph
    self.style = style
    self.width = width
  }

  /// An empty cell.
  package static let blank = Cell(glyph: 0x20, style: .plain, width: 1)

  static let clusterFlag: UInt32 = 0x8000_0000

  /// Whether the glyph is a number into the surface's clusters.
  package var isCluster: Bool { glyph & Cell.clusterFlag != 0 }
}
