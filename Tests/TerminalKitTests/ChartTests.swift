import Testing

@testable import TerminalKit

@Suite("Charts")
struct ChartTests {
  private func lines(_ view: some View, _ size: Size, _ glyphs: Glyphs = .unicode) -> [String] {
    Surface(view, size: size, glyphs: glyphs).lines
  }

  private let ramp = ChartSeries("CPU", [0, 25, 50, 75, 100])

  @Test("a curve rises from the lower left to the upper right in dots")
  func dots() {
    #expect(
      lines(LineChart([ramp], times: ["24 h", "now"]) { "\(Int($0)) %" }, Size(20, 7)) == [
        "━ CPU 100 %", "100 % ┤          ⡠⠔⠊", "      │      ⢀⡠⠒⠉", "      │   ⣀⠤⠊⠁",
        "  0 % ┤⡠⠔⠊", "      └─────────────", "       24 h      now",
      ])
  }

  @Test("a curve in ASCII has letters and its own sign")
  func letters() {
    let flat = ChartSeries("Memory", [50, 50, 50], .ok)
    let drawn = lines(LineChart([ramp, flat]) { "\(Int($0))" }, Size(16, 6), .ascii)
    #expect(drawn[0] == "* CPU 100   o M~")
    #expect(drawn.dropFirst().allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
    #expect(drawn[3].contains("oooo"))
  }

  @Test("unknown values are gaps, not zeros")
  func gaps() {
    let scale = ChartScale([0, .nan, 10], range: nil)
    let points = scale.map { LineChart.points([0, .nan, 10], $0, columns: 5, rows: 3) }
    #expect(points == [2, nil, nil, nil, 0])
    #expect(ChartScale([.nan, .infinity], range: nil) == nil)
  }

  @Test("a chart without values says so")
  func empty() {
    #expect(lines(LineChart([]), Size(30, 3))[1].contains("No values yet."))
    #expect(lines(LineChart([ChartSeries("a", [.nan])]), Size(30, 3))[1].contains("No values yet."))
    #expect(lines(BarChart([]), Size(30, 1))[0].contains("No values yet."))
    #expect(lines(ColumnChart([]), Size(30, 3))[1].contains("No values yet."))
  }

  @Test("bars share one scale, unknown ones say so, and the last row counts those without room")
  func bars() {
    let bars = [ChartBar("sgp1", 24), ChartBar("fra1", 12), ChartBar("iad1", .nan)]
    #expect(
      lines(BarChart(bars), Size(22, 3)) == [
        "sgp1  ████████████  24", "fra1  ██████        12", "iad1                 –",
      ])
    #expect(lines(BarChart(bars), Size(22, 3), .ascii)[1] == "fra1  ######        12")
    #expect(lines(BarChart(bars), Size(22, 2))[1] == "      2 more")
  }

  @Test("columns grow in eighths, with their value on top")
  func columns() {
    let bars = [ChartBar("Mo", 4), ChartBar("Tu", 2), ChartBar("We", .nan)]
    #expect(
      lines(ColumnChart(bars), Size(12, 5)) == [" 4", "███  2", "███ ▄▄▄", "███ ███  –", "Mo  Tu  We"])
  }

  @Test(
    "a gauge says by sign and word how serious it is",
    arguments: [
      (0.4, "  40 %"), (0.8, "⚠ 80 %"), (0.95, "✖ 95 %"),
    ])
  func gauges(share: Double, reading: String) {
    let line = lines(Gauge("Disk", share: share, note: "6/10 TiB"), Size(50, 1))[0]
    #expect(line.contains(reading), "\(line)")
    #expect(line.hasSuffix("6/10 TiB"))
    #expect(lines(Gauge("Disk", share: .nan), Size(50, 1))[0] == "Disk  ? unknown")
  }

  @Test("nothing is drawn outside, however small the place", arguments: [0, 1, 2, 3, 5, 8])
  func small(side: Int) {
    for size in [Size(side, side), Size(80, side), Size(side, 24)] {
      _ = lines(LineChart([ramp], times: ["then", "now"]), size)
      _ = lines(BarChart([ChartBar("a", 1)]), size)
      _ = lines(ColumnChart([ChartBar("a", 1)]), size)
      _ = lines(Gauge("a", share: 0.5, note: "x"), size)
      _ = lines(LineChart([ramp]), size, .ascii)
    }
  }
}
