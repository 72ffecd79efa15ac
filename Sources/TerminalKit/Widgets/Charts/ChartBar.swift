/// One bar of a chart.
package struct ChartBar: Equatable, Sendable {
  /// What it is.
  package let label: String
  /// How much; NaN when nobody knows.
  package let value: Double
  /// How it is drawn.
  package let style: Style

  /// Makes a bar.
  package init(_ label: String, _ value: Double, _ style: Style = .accent) {
    self.label = label
    self.value = value
    self.style = style
  }
}
