/// Bars beside each other, growing upwards, with their labels below.
package struct ColumnChart: View {
  private let bars: [ChartBar]
  private let most: Double?
  private let barWidth: Int
  private let empty: Line
  private let label: (Double) -> String

  /// Makes a chart; the highest bar is `max`, or the largest value.
  package init(
    _ bars: [ChartBar], max: Double? = nil, barWidth: Int = 3, empty: Line = "No values yet.",
    label: @escaping (Double) -> String = { Count.grouped(Int($0.rounded())) }
  ) {
    self.bars = bars
    most = max
    self.barWidth = Swift.max(1, barWidth)
    self.empty = empty.base(.dim)
    self.label = label
  }

  /// Fills upwards; as wide as its bars.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    let width = Swift.max(1, bars.count * (pitch) - 1)
    return axis == .horizontal
      ? Extent(min: Swift.min(width, 8), ideal: width, max: width)
      : Extent(min: 4, ideal: 8, max: Extent.unlimited)
  }

  /// Draws the newest bars that fit, the value above each.
  package func render(in canvas: Canvas) {
    let shown = bars.suffix((canvas.width + 1) / pitch)
    guard let first = shown.indices.first else {
      canvas.write(empty, y: max(0, (canvas.height - 1) / 2), width: canvas.width, .center)
      return
    }
    let height = canvas.height - 2
    guard height > 0 else { return }
    let top = most ?? bars.map(\.value).filter(\.isFinite).max() ?? 0
    for index in shown.indices {
      let bar = shown[index]
      let x = (index - first) * pitch
      canvas.write(Line(bar.label, .dim), x: x, y: canvas.height - 1, width: pitch - 1, .center)
      guard bar.value.isFinite else {
        canvas.write(Line("–", .dim), x: x, y: height, width: pitch - 1, .center)
        continue
      }
      let share = top > 0 ? max(0, min(1, bar.value / top)) : 0
      let eighths = Int((share * Double(height * 8)).rounded())
      draw(bar.style, eighths: eighths, at: x + (pitch - 1 - barWidth) / 2, height: height, in: canvas)
      let rows = (eighths + 7) / 8
      canvas.write(Line(label(bar.value), .dim), x: x, y: height - rows, width: pitch - 1, .center)
    }
  }

  /// The cells from one bar to the next: the bar or its label, and a gap.
  private var pitch: Int {
    let widest = bars.reduce(barWidth) {
      max($0, TextWidth.of($1.label), $1.value.isFinite ? TextWidth.of(label($1.value)) : 1)
    }
    return widest + 1
  }

  private func draw(_ style: Style, eighths: Int, at x: Int, height: Int, in canvas: Canvas) {
    let full = eighths / 8
    canvas.fill(Rect(x: x, y: height + 1 - full, width: barWidth, height: full), "█", style)
    guard eighths % 8 > 0 else { return }
    let part = Self.parts[eighths % 8]
    canvas.fill(Rect(x: x, y: height - full, width: barWidth, height: 1), part, style)
  }

  private static let parts = Array(" ▁▂▃▄▅▆▇".unicodeScalars)
}
