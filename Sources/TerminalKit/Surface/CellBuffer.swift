/// The grid while it is being drawn. A class, so that canvases onto parts of it cost nothing;
/// it lives for one drawing on one thread.
final class CellBuffer {
  let size: Size
  let glyphs: Glyphs
  var cursor: Point?
  var targets: [ClickTarget] = []
  var landmarks: [Landmark] = []
  /// What was written that leads somewhere.
  var links: [WrittenLink] = []
  private(set) var cells: [Cell]
  private var clusters: [String] = []

  init(size: Size, glyphs: Glyphs) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  /// The finished drawing.
  func surface() -> Surface {
    Surface(
      size: size, cells: cells, clusters: clusters, cursor: cursor, targets: targets,
      links: links.isEmpty ? [] : visibleLinks, landmarks: landmarks)
  }

  /// Writes text from `x` in row `y` within the columns of `clip`; answers the cells it would fill.
  func write(_ text: String, x: Int, y: Int, clip: Rect, style: Style) -> Int {
    switch TextShape.of(text) {
    case .ascii: return writeASCII(text, x: x, y: y, clip: clip, style: style)
    case .simple: return writeSimple(text, x: x, y: y, clip: clip, style: style)
    case .clustered:
      var column = x
      for cluster in text {
        let width = TextWidth.of(cluster)
        if width > 0 { put(number(of: cluster), width: width, x: column, y: y, clip: clip, style: style) }
        column += width
      }
      return column - x
    case .unsafe:
      return write(Sanitizer.visible(text), x: x, y: y, clip: clip, style: style)
    }
  }

  /// Fills a rectangle with one narrow scalar.
  func fill(_ rect: Rect, _ scalar: Unicode.Scalar, style: Style) {
    let glyph = glyphs == .ascii ? Glyphs.fold(scalar.value) : scalar.value
    let cell = Cell(glyph: glyph, style: style, width: 1)
    for y in rect.y..<max(rect.y, rect.maxY) where rect.width > 0 {
      mend(from: rect.x, to: rect.maxX, y: y)
      let row = y * size.width
      for x in rect.x..<rect.maxX { cells[row + x] = cell }
    }
  }

  /// Changes the style of cells and leaves their text.
  func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    for y in rect.y..<max(rect.y, rect.maxY) {
      for x in rect.x..<max(rect.x, rect.maxX) {
        let index = y * size.width + x
        cells[index].style = change(cells[index].style)
      }
    }
  }

  private func writeASCII(_ text: String, x: Int, y: Int, clip: Rect, style: Style) -> Int {
    let count = text.utf8.count
    let first = max(x, clip.x)
    let last = min(x + count, clip.maxX)
    guard y >= clip.y, y < clip.maxY, first < last else { return count }
    mend(from: first, to: last, y: y)
    let row = y * size.width
    var copy = text
    copy.withUTF8 { bytes in
      cells.withUnsafeMutableBufferPointer { cells in
        for column in first..<last {
          cells[row + column] = Cell(glyph: UInt32(bytes[column - x]), style: style, width: 1)
        }
      }
    }
    return count
  }

  /// Every scalar is a cluster: all of them go straight into the row, halves at the edges become spaces.
  private func writeSimple(_ text: String, x: Int, y: Int, clip: Rect, style: Style) -> Int {
    let isInside = y >= clip.y && y < clip.maxY && clip.width > 0
    let left = clip.x
    let right = clip.maxX
    let row = y * size.width
    let folds = glyphs == .ascii
    var column = x
    if isInside, x < right {
      let first = max(x, left)
      if first > 0, cells[row + first].width == 0 { blank(row + first - 1) }
    }
    cells.withUnsafeMutableBufferPointer { cells in
      for scalar in text.unicodeScalars {
        let width = ScalarClass.of(scalar) == .wide ? 2 : 1
        defer { column += width }
        guard isInside, column < right, column + width > left else { continue }
        if width == 1 {
          let glyph = folds ? Glyphs.fold(scalar.value) : scalar.value
          cells[row + column] = Cell(glyph: glyph, style: style, width: 1)
        } else if column >= left, column + 2 <= right, !folds {
          cells[row + column] = Cell(glyph: scalar.value, style: style, width: 2)
          cells[row + column + 1] = Cell(glyph: 0, style: style, width: 0)
        } else {
          let whole = column >= left && column + 2 <= right
          for half in max(column, left)..<min(column + 2, right) {
            cells[row + half] = Cell(glyph: whole ? Glyphs.fold(scalar.value) : 0x20, style: style, width: 1)
          }
        }
      }
    }
    let end = min(column, right)
    if isInside, end > max(x, left), end < size.width, cells[row + end].width == 0 { blank(row + end) }
    return column - x
  }

  private func put(_ glyph: UInt32, width: Int, x: Int, y: Int, clip: Rect, style: Style) {
    guard y >= clip.y, y < clip.maxY, x < clip.maxX, x + width > clip.x else { return }
    if x < clip.x || x + width > clip.maxX || glyphs == .ascii && glyph > 0x7F {
      let left = max(x, clip.x)
      let right = min(x + width, clip.maxX)
      let whole = x >= clip.x && x + width <= clip.maxX
      mend(from: left, to: right, y: y)
      let substitute = whole ? Glyphs.fold(glyph) : 0x20
      for column in left..<right {
        cells[y * size.width + column] = Cell(glyph: substitute, style: style, width: 1)
      }
      return
    }
    mend(from: x, to: x + width, y: y)
    let index = y * size.width + x
    cells[index] = Cell(glyph: glyph, style: style, width: UInt8(width))
    if width == 2 { cells[index + 1] = Cell(glyph: 0, style: style, width: 0) }
  }

  /// Blanks the halves of wide clusters that a write over these columns would leave behind.
  private func mend(from first: Int, to end: Int, y: Int) {
    let row = y * size.width
    if first > 0, cells[row + first].width == 0 { blank(row + first - 1) }
    if end < size.width, cells[row + end].width == 0 { blank(row + end) }
  }

  private func blank(_ index: Int) {
    cells[index] = Cell(glyph: 0x20, style: cells[index].style, width: 1)
  }

  private func number(of cluster: Character) -> UInt32 {
    let scalars = cluster.unicodeScalars
    if let only = scalars.first, scalars.count == 1 { return only.value }
    if glyphs == .ascii { return UInt32(0xFFFD) }
    let text = String(cluster)
    if let known = clusters.lastIndex(of: text) { return UInt32(known) | Cell.clusterFlag }
    clusters.append(text)
    return UInt32(clusters.count - 1) | Cell.clusterFlag
  }
}
