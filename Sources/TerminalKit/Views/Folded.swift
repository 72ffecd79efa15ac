/// A view drawn with the signs of ASCII on a canvas that may have others; made by `inASCII()`.
struct Folded: View {
  let content: any View

  func extent(_ axis: Axis, across: Int) -> Extent { content.extent(axis, across: across) }

  func render(in canvas: Canvas) {
    let buffer = CellBuffer(size: canvas.size, glyphs: .ascii)
    content.render(in: Canvas(buffer))
    let surface = buffer.surface()
    for y in 0..<surface.size.height {
      for x in 0..<surface.size.width {
        let cell = surface.cells[y * surface.size.width + x]
        canvas.write(surface.text(of: cell), x: x, y: y, cell.style)
      }
    }
    if let cursor = surface.cursor { canvas.showCursor(x: cursor.x, y: cursor.y) }
  }
}
