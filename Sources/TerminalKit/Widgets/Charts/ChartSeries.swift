/// One curve of a chart.
package struct ChartSeries: Equatable, Sendable {
  /// What it is, for the legend.
  package let name: String
  /// The values from the oldest to the newest; NaN is a gap.
  package let values: [Double]
  /// How it is drawn. Curves are told apart by their ASCII sign too.
  package let style: Style

  /// Makes a curve.
  package init(_ name: String, _ values: [Double], _ style: Style = .accent) {
    self.name = name
    self.values = values
    self.style = style
  }
}
