import TerminalKit

extension GalleryPage {
  /// Charts.
  static let charts = GalleryPage(
    id: "charts", title: "Charts",
    sentence: "Dots, or letters where there is ASCII alone; what nobody measured is a gap.",
    samples: [
      GallerySample("curves over a day", span: 2, height: 9) {
        LineChart(
          [
            ChartSeries("CPU", GalleryCurves.cpu, .accent), ChartSeries("Memory", GalleryCurves.memory, .ok),
          ], range: 0...100, times: ["24 h ago", "12 h", "now"]
        ) { "\(Int($0.rounded())) %" }
      },
      GallerySample("with a gap", height: 7) {
        LineChart([ChartSeries("p95", GalleryCurves.withGap, .warning)], times: ["24 h", "now"]) {
          "\(Int($0.rounded())) ms"
        }
      },
      GallerySample("bars", height: 4) {
        BarChart([
          ChartBar("sgp1", 24), ChartBar("fra1", 11, .ok), ChartBar("iad1", 4, .warning),
          ChartBar("gru1", .nan),
        ])
      },
      GallerySample("columns", height: 8) {
        ColumnChart(
          ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].enumerated().map { index, day in
            ChartBar(day, [12, 18, 9, 22, 17, 3, .nan][index], index == 3 ? .warning : .accent)
          })
      },
      GallerySample("nothing to draw", height: 3) { LineChart([]) },
    ])
}
