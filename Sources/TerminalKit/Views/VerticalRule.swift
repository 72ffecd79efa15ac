/// A thin line from top to bottom between two panes.
package struct VerticalRule: View {
  /// Makes a rule.
  package init() {}

  /// One column.
  package func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fixed(1) : .fill }

  /// Draws the line.
  package func render(in canvas: Canvas) { canvas.fill(nil, "│", .rule) }
}
