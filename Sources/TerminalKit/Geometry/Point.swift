/// A place on a canvas: column and row, both counted from zero.
package struct Point: Hashable, Sendable {
  /// Column.
  package var x: Int
  /// Row.
  package var y: Int

  /// Makes a point.
  package init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }

  /// The top left corner.
  package static let zero = Point(0, 0)
}
