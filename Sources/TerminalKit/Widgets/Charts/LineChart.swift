/// Curves over time with axes: in braille dots, or in letters where only ASCII may be used.
package struct LineChart: View {
  private let series: [ChartSeries]
  private let range: ClosedRange<Double>?
  private let times: [String]
  private let label: (Double) -> String
  private let empty: Line
  private let hasLegend: Bool

  /// Makes a chart.
  ///
  /// `times` are the words below, spread from the left edge to the right: `24 h ago`, `now`. `label` writes the
  /// values of the scale. Without a range the scale goes from 0, or the smallest value, to the largest.
  package init(
    _ series: [ChartSeries], range: ClosedRange<Double>? = nil, times: [String] = [],
    hasLegend: Bool = true, empty: Line = "No values yet.",
    label: @escaping (Double) -> String = { "\(Int($0.rounded()))" }
  ) {
    self.series = series
    self.range = range
    self.times = times
    self.hasLegend = hasLegend
    self.empty = empty.base(.dim)
    self.label = label
  }

  /// Fills; below five rows it is of no use.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    axis == .horizontal
      ? Extent(min: 16, ideal: 40, max: Extent.unlimited) : Extent(min: 5, ideal: 8, max: Extent.unlimited)
  }

  /// Draws legend, axes and curves; one sentence when no series has a value.
  package func render(in canvas: Canvas) {
    guard let scale = ChartScale(series.flatMap(\.values), range: range) else {
      canvas.write(empty, y: max(0, (canvas.height - 1) / 2), width: canvas.width, .center)
      return
    }
    let top = hasLegend ? 1 : 0
    let bottom = times.isEmpty ? 1 : 2
    let height = canvas.height - top - bottom
    guard height > 0 else { return }
    if hasLegend { canvas.write(legend(in: canvas.glyphs), width: canvas.width) }
    let labels = scaleLabels(scale, rows: height)
    let margin = (labels.map { TextWidth.of($0.text) }.max() ?? 0) + 1
    for label in labels {
      canvas.write(Line(label.text, .dim), y: top + label.row, width: margin - 1, .trailing)
    }
    drawAxes(in: canvas, margin: margin, top: top, height: height, ticks: labels.map(\.row))
    let place = Rect(x: margin + 1, y: top, width: canvas.width - margin - 1, height: height)
    let plot = canvas.part(place)
    if canvas.glyphs == .ascii { drawLetters(in: plot, scale) } else { drawDots(in: plot, scale) }
  }

  private func legend(in glyphs: Glyphs) -> Line {
    Line.joined(
      series.enumerated().map { index, series in
        let sign = glyphs == .ascii ? Self.sign(index) : "━"
        let last = series.values.last { $0.isFinite }.map { " " + label($0) } ?? ""
        return "\(sign, series.style) \(series.name)\(last, .dim)"
      })
  }

  /// The values at the top, the bottom and, when it is high enough, in the middle.
  private func scaleLabels(_ scale: ChartScale, rows: Int) -> [(row: Int, text: String)] {
    if rows == 1 { return [(0, label(scale.high))] }
    var places = [0, rows - 1]
    if rows >= 5 { places.insert((rows - 1) / 2, at: 1) }
    return places.map { row in
      (row, label(scale.value(at: 1 - Double(row) / Double(rows - 1))))
    }
  }

  private func drawAxes(in canvas: Canvas, margin: Int, top: Int, height: Int, ticks: [Int]) {
    for row in 0..<height { canvas.write(ticks.contains(row) ? "┤" : "│", x: margin, y: top + row, .rule) }
    let width = max(0, canvas.width - margin - 1)
    canvas.write("└", x: margin, y: top + height, .rule)
    canvas.fill(Rect(x: margin + 1, y: top + height, width: width, height: 1), "─", .rule)
    var end = 0
    for (index, time) in times.enumerated() {
      let cells = TextWidth.of(time)
      let middle = times.count < 2 ? 0 : width * index / (times.count - 1)
      let x = margin + 1 + max(0, min(width - cells, index == 0 ? 0 : middle - cells / 2))
      guard x >= end, cells <= width else { continue }
      end = x + canvas.write(time, x: x, y: top + height + 1, .dim) + 1
    }
  }

  private func drawDots(in plot: Canvas, _ scale: ChartScale) {
    var grid = BrailleGrid(width: plot.width, height: plot.height)
    for (owner, series) in series.enumerated() {
      let points = Self.points(series.values, scale, columns: plot.width * 2, rows: plot.height * 4)
      var before: (x: Int, y: Int)?
      for (x, y) in points.enumerated() {
        guard let y else {
          before = nil
          continue
        }
        if let before {
          grid.line(from: before, to: (x, y), owner: owner)
        } else {
          grid.set(x, y, owner: owner)
        }
        before = (x, y)
      }
    }
    for y in 0..<grid.height {
      for x in 0..<grid.width {
        guard let cell = grid.cell(x, y) else { continue }
        plot.write(String(cell.scalar), x: x, y: y, series[cell.owner].style)
      }
    }
  }

  private func drawLetters(in plot: Canvas, _ scale: ChartScale) {
    for (index, series) in series.enumerated() {
      let points = Self.points(series.values, scale, columns: plot.width, rows: plot.height)
      var before: Int?
      for (x, y) in points.enumerated() {
        if let y, let before, abs(y - before) > 1 {
          for row in min(y, before) + 1..<max(y, before) { plot.write("|", x: x, y: row, series.style) }
        }
        if let y { plot.write(Self.sign(index), x: x, y: y, series.style) }
        before = y
      }
    }
  }

  /// The row of each column, stretched or thinned to the columns there are; nil at gaps. Between two values far
  /// apart the curve is straight.
  static func points(_ values: [Double], _ scale: ChartScale, columns: Int, rows: Int) -> [Int?] {
    guard columns > 0, rows > 0, !values.isEmpty else { return [] }
    return (0..<columns).map { column in
      let place = columns < 2 ? 0 : Double(column) / Double(columns - 1) * Double(values.count - 1)
      let left = Int(place.rounded(.down))
      let right = min(left + 1, values.count - 1)
      let part = place - Double(left)
      let value = part == 0 ? values[left] : values[left] * (1 - part) + values[right] * part
      guard value.isFinite else { return nil }
      return Int(((1 - scale.share(value)) * Double(rows - 1)).rounded())
    }
  }

  private static func sign(_ index: Int) -> String { signs[index % signs.count] }
  private static let signs = ["*", "o", "+", "x"]
}
