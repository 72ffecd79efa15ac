/// A full border with a title above and hints below; only for what floats.
package struct Border: View {
  private let title: Line
  private let trailing: Line
  private let footer: Line
  private let content: any View

  /// Makes a bordered view; the content keeps one free column on both sides.
  package init(
    _ title: Line = .empty, trailing: Line = .empty, footer: Line = .empty, _ content: any View
  ) {
    self.title = title.base(.title)
    self.trailing = trailing.base(.dim)
    self.footer = footer
    self.content = content
  }

  /// The content and four columns or two rows.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    switch axis {
    case .horizontal:
      let inner = content.extent(.horizontal, across: across - 2).adding(4)
      let heading = title.width + trailing.width + 8
      return Extent(min: inner.min, ideal: max(inner.ideal, heading, footer.width + 4), max: inner.max)
    case .vertical:
      return content.extent(.vertical, across: across - 4).adding(2)
    }
  }

  /// Clears the place, draws the border, then the content.
  package func render(in canvas: Canvas) {
    let (width, height) = (canvas.width, canvas.height)
    guard width >= 4, height >= 2 else { return }
    canvas.fill()
    edge(in: canvas, y: 0, corners: ("╭", "╮"), line: "─")
    for x in [0, width - 1] {
      canvas.fill(Rect(x: x, y: 1, width: 1, height: height - 2), "│", .rule)
    }
    edge(in: canvas, y: height - 1, corners: ("╰", "╯"), line: "─")
    write(title, in: canvas, y: 0, x: 2)
    let used = title.isEmpty ? 2 : title.width + 5
    if !trailing.isEmpty, used + trailing.width + 4 <= width {
      write(trailing, in: canvas, y: 0, x: width - trailing.width - 4)
    }
    write(footer, in: canvas, y: height - 1, x: 1)
    content.render(in: canvas.part(Rect(canvas.size).inset(horizontal: 2, vertical: 1)))
  }

  private func edge(in canvas: Canvas, y: Int, corners: (String, String), line: Unicode.Scalar) {
    canvas.fill(Rect(x: 1, y: y, width: canvas.width - 2, height: 1), line, .rule)
    canvas.write(corners.0, x: 0, y: y, .rule)
    canvas.write(corners.1, x: canvas.width - 1, y: y, .rule)
  }

  /// Text on an edge has a space on both sides.
  private func write(_ line: Line, in canvas: Canvas, y: Int, x: Int) {
    guard !line.isEmpty, canvas.width > x + 4 else { return }
    canvas.write(" ", x: x, y: y)
    let used = canvas.write(line, x: x + 1, y: y, width: min(line.width, canvas.width - x - 4))
    canvas.write(" ", x: x + 1 + used, y: y)
  }
}
