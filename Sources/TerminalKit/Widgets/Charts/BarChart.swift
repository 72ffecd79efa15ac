/// Bars below each other: label, bar, value.
package struct BarChart: View {
  private let bars: [ChartBar]
  private let most: Double?
  private let label: (Double) -> String
  private let empty: Line

  /// Makes a chart; the longest bar is `max`, or the largest value.
  package init(
    _ bars: [ChartBar], max: Double? = nil, empty: Line = "No values yet.",
    label: @escaping (Double) -> String = { Count.grouped(Int($0.rounded())) }
  ) {
    self.bars = bars
    most = max
    self.empty = empty.base(.dim)
    self.label = label
  }

  /// A row per bar.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    let rows = Swift.max(1, bars.count)
    return axis == .horizontal
      ? Extent(min: 16, ideal: 40, max: Extent.unlimited) : Extent(min: 1, ideal: rows, max: rows)
  }

  /// Draws the bars that fit; the last row says how many do not.
  package func render(in canvas: Canvas) {
    guard !bars.isEmpty else {
      canvas.write(empty, width: canvas.width, .center)
      return
    }
    let fits = bars.count <= canvas.height ? bars.count : max(0, canvas.height - 1)
    let labelWidth = min(bars.reduce(0) { max($0, TextWidth.of($1.label)) }, canvas.width / 3)
    let texts = bars.map { $0.value.isFinite ? label($0.value) : "–" }
    let valueWidth = texts.reduce(0) { max($0, TextWidth.of($1)) }
    let room = max(0, canvas.width - labelWidth - valueWidth - 4)
    let top = most ?? bars.map(\.value).filter(\.isFinite).max() ?? 0
    for (y, bar) in bars.prefix(fits).enumerated() {
      canvas.write(Line(bar.label), y: y, width: labelWidth)
      let share = bar.value.isFinite && top > 0 ? bar.value / top : 0
      if canvas.glyphs == .ascii {
        let cells = Int((max(0, min(1, share)) * Double(room)).rounded())
        canvas.write(String(repeating: "#", count: cells), x: labelWidth + 2, y: y, bar.style)
      } else {
        canvas.write(
          ProgressBar.bar(share, width: room, style: bar.style, track: " "), x: labelWidth + 2, y: y)
      }
      canvas.write(Line(texts[y], .dim), x: canvas.width - valueWidth, y: y, width: valueWidth, .trailing)
    }
    if fits < bars.count { canvas.write("\(bars.count - fits) more", x: labelWidth + 2, y: fits, .dim) }
  }
}
