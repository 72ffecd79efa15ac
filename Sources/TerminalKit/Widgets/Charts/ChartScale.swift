/// How values become places in a chart.
struct ChartScale: Equatable {
  let low: Double
  let high: Double

  /// The scale of these values: from 0 or the smallest to the largest, unless a range is given. Nil when there is
  /// nothing to draw.
  init?(_ values: [Double], range: ClosedRange<Double>?) {
    let known = values.filter(\.isFinite)
    guard let least = known.min(), let most = known.max() else { return nil }
    low = range?.lowerBound ?? min(0, least)
    high = max(range?.upperBound ?? most, low)
  }

  /// Where a value stands between 0 (low) and 1 (high); outside it stays at the edge. A flat scale puts all at 0.
  func share(_ value: Double) -> Double {
    guard high > low else { return 0 }
    return max(0, min(1, (value - low) / (high - low)))
  }

  /// The value at a share.
  func value(at share: Double) -> Double { low + (high - low) * share }
}
