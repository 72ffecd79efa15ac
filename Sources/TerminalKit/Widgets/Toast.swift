/// A short message that goes away by itself, at the lower right above the last line.
package struct Toast: View {
  private let message: Line

  /// Makes a toast; begin the message with the glyph of what happened.
  package init(_ message: Line) { self.message = message }

  /// Fills, because it places itself.
  package func extent(_ axis: Axis, across: Int) -> Extent { .fill }

  /// Draws the message in a border, wrapped when it is long.
  package func render(in canvas: Canvas) {
    let lines = message.wrapped(to: max(1, min(56, canvas.width - 6)))
    let width = (lines.map(\.width).max() ?? 0) + 4
    let height = lines.count + 2
    guard canvas.height > height else { return }
    let place = Rect(x: canvas.width - width - 1, y: canvas.height - height - 1, width: width, height: height)
    Border(.empty, VStack { lines.map { Text($0) } }).render(in: canvas.part(place))
  }
}
