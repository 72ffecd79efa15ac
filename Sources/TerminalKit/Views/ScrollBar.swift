/// The bar in the last column that shows which part of the content is in sight.
enum ScrollBar {
  /// Draws the bar over the whole height of a canvas.
  static func draw(in canvas: Canvas, offset: Int, content: Int) {
    guard content > canvas.height, canvas.height > 0 else { return }
    let length = max(1, canvas.height * canvas.height / content)
    let place = (canvas.height - length) * offset / (content - canvas.height)
    canvas.fill(Rect(x: canvas.width - 1, y: 0, width: 1, height: canvas.height), "│", .rule)
    canvas.fill(Rect(x: canvas.width - 1, y: place, width: 1, height: length), "▐", .dim)
  }
}
