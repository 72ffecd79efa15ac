/// Bars that stand where text will be.
package struct Skeleton: View {
  private let rows: Int

  /// Makes bars for so many rows.
  package init(rows: Int = 3) { self.rows = rows }

  /// Its rows, as wide as there is.
  package func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(rows) }

  /// Draws bars of different lengths that are the same in every frame.
  package func render(in canvas: Canvas) {
    for y in 0..<min(rows, canvas.height) {
      let length = Skeleton.length(of: max(0, canvas.width - 4), row: y, column: 0)
      canvas.fill(Rect(x: 2, y: y, width: length, height: 1), "░", Style(.skeleton))
    }
  }

  /// The length of a bar: between half and nine tenths of the width.
  static func length(of width: Int, row: Int, column: Int) -> Int {
    let share = 50 + (row * 37 + column * 23 + row * column * 11) % 41
    return max(min(1, width), width * share / 100)
  }
}
