/// Dots in cells of two by four: eight times as fine as letters.
struct BrailleGrid {
  /// Columns and rows of cells.
  let width: Int
  let height: Int
  private var cells: [UInt8]
  private var owners: [Int]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: 0, count: self.width * self.height)
    owners = Array(repeating: 0, count: self.width * self.height)
  }

  /// Sets a dot, counted from the top left; the cell then belongs to this owner.
  mutating func set(_ x: Int, _ y: Int, owner: Int) {
    guard x >= 0, y >= 0, x < width * 2, y < height * 4 else { return }
    let index = y / 4 * width + x / 2
    cells[index] |= Self.bits[y % 4 * 2 + x % 2]
    owners[index] = owner
  }

  /// Sets the dots between two points, so that a steep curve has no holes.
  mutating func line(from: (x: Int, y: Int), to: (x: Int, y: Int), owner: Int) {
    let steps = max(abs(to.x - from.x), abs(to.y - from.y), 1)
    for step in 0...steps {
      set(
        from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps, owner: owner)
    }
  }

  /// The sign of a cell and whose it is; nil where no dot is.
  func cell(_ x: Int, _ y: Int) -> (scalar: Unicode.Scalar, owner: Int)? {
    let index = y * width + x
    guard cells[index] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(cells[index])) else { return nil }
    return (scalar, owners[index])
  }

  /// The bit of each dot, row by row, left before right.
  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}
