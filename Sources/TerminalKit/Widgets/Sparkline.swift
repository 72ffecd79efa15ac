/// A series in one row: `▁▂▃▄▅▆▇█`, the newest value at the right.
package struct Sparkline: View {
  private let values: [Double]
  private let range: ClosedRange<Double>?
  private let style: Style

  /// Makes a line; without a range the smallest and largest value set the scale. NaN is a gap.
  package init(_ values: [Double], range: ClosedRange<Double>? = nil, style: Style = .accent) {
    self.values = values
    self.range = range
    self.style = style
  }

  /// One row, a cell per value.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    guard axis == .horizontal else { return .fixed(1) }
    return Extent(min: min(4, values.count), ideal: values.count, max: values.count)
  }

  /// Draws the newest values that fit.
  package func render(in canvas: Canvas) {
    canvas.write(Sparkline.text(values.suffix(canvas.width), range: range), style)
  }

  /// The text of a series, for cells.
  package static func text(_ values: some Collection<Double>, range: ClosedRange<Double>? = nil) -> String {
    let known = values.filter { !$0.isNaN }
    let low = range?.lowerBound ?? min(0, known.min() ?? 0)
    let high = range?.upperBound ?? known.max() ?? 1
    let scale = high > low ? 7 / (high - low) : 0
    return String(
      values.map { value -> Character in
        if value.isNaN { return " " }
        return steps[max(0, min(7, Int(((value - low) * scale).rounded())))]
      })
  }

  private static let steps = Array("▁▂▃▄▅▆▇█")
}
