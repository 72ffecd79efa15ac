import TenantryAPI
import TerminalKit

/// What the cluster uses, as two rows of gauges; one sentence when nobody knows.
struct OverviewResources {
  let resources: Loadable<GetResourceKPIs.Output>
  let width: Int
  let context: ViewContext
  /// Whether there is room for the curves of the past.
  var hasChart = false

  var view: any View {
    guard let answer = resources.value else {
      return resources.trouble(context).map { Text("  " + $0) } ?? Skeleton(rows: 2)
    }
    guard let usage = answer.usage else {
      return Text("   \(Glyph.unknown, .dim) \(answer.reason ?? "no cluster connected", .dim)")
    }
    let nodes: Line =
      usage.nodesNotReady == 0
      ? "\("Nodes    ", .dim)\(usage.nodesReady) \("ready", .dim)"
      : "\("Nodes    ", .dim)\(usage.nodesReady) \("ready", .dim)  \("\(Glyph.error) \(usage.nodesNotReady) not ready", .error)"
    return VStack {
      row(
        gauge("CPU", usage.cpu, unit: "cores", room: room),
        gauge("Storage", usage.storage, unit: "GiB", room: 6))
      row(gauge("Memory", usage.memory, unit: "GiB", room: room), nodes)
      if hasChart, let chart = Self.chart(of: usage) {
        Text(.empty)
        chart.padding(3).height(Self.chartRows)
      }
    }
  }

  /// The rows that the curves take.
  static let chartRows = 9

  /// The curves of processors and memory; nil when too little of the past is known.
  static func chart(of usage: GetResourceKPIs.Output.Usage) -> LineChart? {
    guard max(usage.cpu.history.count, usage.memory.history.count) >= samplesMin else { return nil }
    return LineChart(
      [ChartSeries("CPU", usage.cpu.history, .accent), ChartSeries("Memory", usage.memory.history, .ok)],
      range: 0...1, times: ["24 h ago", "now"]
    ) { "\(Int(($0 * 100).rounded())) %" }
  }

  private func row(_ left: Line, _ right: Line) -> any View {
    HStack(spacing: 2) {
      Text("   " + left).fillWidth()
      Text(right).width(Self.rightWidth)
    }
  }

  /// A curve of fewer values says nothing that the gauge does not.
  private static let samplesMin = 6
  private static let rightWidth = 33
  /// The cells of a curve at the left.
  private var room: Int { max(5, min(24, width - Self.rightWidth - 35)) }

  private func gauge(
    _ name: String, _ gauge: GetResourceKPIs.Output.Gauge, unit: String, room: Int
  ) -> Line {
    let share = gauge.total > 0 ? gauge.used / gauge.total : 0
    let style: Style = share >= 0.9 ? .error : share >= 0.75 ? .warning : .plain
    let percent = TextFit.pad("\(Int((share * 100).rounded())) %", to: 5, .trailing)
    let line: Line =
      gauge.history.count < Self.samplesMin
      ? ProgressBar.bar(share, width: room, style: .accent, track: "░")
      : Line(Sparkline.text(gauge.history.suffix(room), range: 0...1), .accent)
    let amount = Amount.text(gauge.used, of: gauge.total, unit: unit)
    return Line(TextFit.pad(name, to: 8), .dim) + Line(percent, style) + "  " + line + "  "
      + Line(amount, .dim)
  }
}
