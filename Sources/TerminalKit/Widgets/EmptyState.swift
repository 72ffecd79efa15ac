/// What stands where nothing is: one sentence and one key.
package struct EmptyState: View {
  private let sentence: Line
  private let hint: KeyHint?

  /// Makes an empty state.
  package init(_ sentence: Line, _ hint: KeyHint? = nil) {
    self.sentence = sentence.base(.dim)
    self.hint = hint
  }

  /// Fills.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    axis == .horizontal ? .fill : Extent(min: 1, ideal: 3, max: Extent.unlimited)
  }

  /// Draws the sentence and the key in the upper third.
  package func render(in canvas: Canvas) {
    var line = sentence
    if let hint { line += Line("   ") + hint.line }
    for (y, part) in line.wrapped(to: canvas.width - 4).enumerated() {
      canvas.write(part, x: 2, y: min(canvas.height / 3, 4) + y, width: canvas.width - 4, .center)
    }
  }
}
