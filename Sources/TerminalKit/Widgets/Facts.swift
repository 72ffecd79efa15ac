/// Labels and values under each other, the values in one column.
package struct Facts: View {
  private let facts: [(label: String, value: Line)]
  private let labelWidth: Int

  /// Makes the list; without a width the longest label sets it.
  package init(_ facts: [(String, Line)], labelWidth: Int? = nil) {
    self.facts = facts.map { (label: $0.0, value: $0.1) }
    self.labelWidth = labelWidth ?? facts.reduce(0) { max($0, TextWidth.of($1.0)) } + 2
  }

  /// A row per fact.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    axis == .horizontal ? .fill : Extent(min: 1, ideal: facts.count, max: facts.count)
  }

  /// Draws the facts that fit.
  package func render(in canvas: Canvas) {
    for (y, fact) in facts.prefix(canvas.height).enumerated() {
      canvas.write(Line(fact.label, .dim), x: 3, y: y, width: labelWidth)
      canvas.write(fact.value, x: 3 + labelWidth, y: y, width: max(0, canvas.width - labelWidth - 4))
    }
  }
}
