/// A width and a height in cells, never negative.
package struct Size: Hashable, Sendable {
  /// Columns.
  package let width: Int
  /// Rows.
  package let height: Int

  /// Makes a size; negative numbers become zero.
  package init(_ width: Int, _ height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// No cells at all.
  package static let zero = Size(0, 0)

  /// Whether there is no cell to draw on.
  package var isEmpty: Bool { width == 0 || height == 0 }
}
