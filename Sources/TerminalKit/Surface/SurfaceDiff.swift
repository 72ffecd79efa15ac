import Glibc

/// The runs of cells in which a surface differs from the one before.
package struct SurfaceDiff: Equatable, Sendable {
  /// A stretch of changed cells in one row.
  package struct Run: Hashable, Sendable {
    /// The row.
    package let y: Int
    /// The columns; a wide cluster is always whole.
    package let columns: Range<Int>

    /// Makes a stretch.
    package init(y: Int, columns: Range<Int>) {
      self.y = y
      self.columns = columns
    }
  }

  /// The changes from top to bottom, left to right.
  package let runs: [Run]
  /// Whether the cursor moved, appeared or vanished.
  package let cursorChanged: Bool

  /// Whether there is nothing to send.
  package var isEmpty: Bool { runs.isEmpty && !cursorChanged }

  /// Compares a surface with the one before; without one, or with another size, every row is a run.
  package init(from old: Surface?, to new: Surface) {
    guard let old, old.size == new.size else {
      runs = (0..<new.size.height).map { Run(y: $0, columns: 0..<new.size.width) }
      cursorChanged = true
      return
    }
    cursorChanged = old.cursor != new.cursor
    var runs: [Run] = []
    let width = new.size.width
    let hasClusters = !new.clusters.isEmpty || !old.clusters.isEmpty
    old.cells.withUnsafeBufferPointer { left in
      new.cells.withUnsafeBufferPointer { right in
        for y in 0..<new.size.height {
          if !hasClusters, SurfaceDiff.isSame(left, right, row: y * width, width) { continue }
          var x = 0
          while x < width {
            let index = y * width + x
            if left[index] == right[index],
              !hasClusters || !right[index].isCluster
                || old.text(of: left[index]) == new.text(of: right[index])
            {
              x += 1
              continue
            }
            let start = right[index].width == 0 && x > 0 ? x - 1 : x
            var end = x + 1
            var same = 0
            while end + same < width, same < SurfaceDiff.gapMax {
              if left[y * width + end + same] == right[y * width + end + same] {
                same += 1
              } else {
                end += same + 1
                same = 0
              }
            }
            while end < width, right[y * width + end].width == 0 { end += 1 }
            runs.append(Run(y: y, columns: start..<end))
            x = end
          }
        }
      }
    }
    self.runs = runs
  }

  /// Whether two rows have the same bytes: of most frames most rows do.
  private static func isSame(
    _ left: UnsafeBufferPointer<Cell>, _ right: UnsafeBufferPointer<Cell>, row: Int, _ width: Int
  ) -> Bool {
    guard width > 0, let left = left.baseAddress, let right = right.baseAddress else { return true }
    return memcmp(left + row, right + row, width * MemoryLayout<Cell>.stride) == 0
  }

  /// Equal cells up to this many between two changes are sent along.
  private static let gapMax = 4
}
