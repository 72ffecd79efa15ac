import TerminalKit

extension GalleryPage {
  /// What goes on and how full things are.
  static let progress = GalleryPage(
    id: "progress", title: "Progress and fill",
    sentence: "Progress is what, how far, how long; a sign says when it gets serious.",
    samples: [
      GallerySample("progress", span: 2, height: 4) {
        VStack {
          ProgressBar("Rollout 2/3", fraction: 0.61, remaining: "~40 s left")
          ProgressBar("Backup     ", fraction: 1, remaining: "38 s", style: .ok)
          ProgressBar("Modules    ", fraction: 0.04, remaining: "~3m left")
          ProgressBar("Restore    ", fraction: 0.33, remaining: "stopped", style: .error)
        }
      },
      GallerySample("where one is", span: 2, height: 3) {
        VStack {
          Stepper(["Identity", "Plan", "Bundle", "Infra", "SSO", "Review"], current: 3)
          Stepper(["Identity", "Plan", "Bundle", "Infra", "SSO", "Review"], current: 4, failed: [1])
          HStack {
            Stepper(["Identity", "Plan", "Bundle", "Infra", "SSO", "Review"], current: 2).width(34)
            Spacer()
          }
          .height(1)
        }
      },
      GallerySample("gauges and their thresholds", height: 4) {
        VStack {
          Gauge("CPU", share: 0.41, note: "52/128", labelWidth: 8)
          Gauge("Memory", share: 0.78, note: "399/512", labelWidth: 8)
          Gauge("Storage", share: 0.96, note: "9.6/10", labelWidth: 8)
          Gauge("GPU", share: .nan, labelWidth: 8)
        }
      },
      GallerySample("a curve in a row, with a gap", height: 2) {
        VStack {
          Sparkline(GalleryCurves.cpu)
          Sparkline(GalleryCurves.withGap, style: .ok)
        }
      },
      GallerySample("not there yet", height: 3) { Skeleton(rows: 3) },
    ])
}

/// The values of the gallery's charts.
enum GalleryCurves {
  /// A day, in half hours: quiet at night, two peaks.
  static let cpu: [Double] = [
    18, 16, 15, 14, 14, 13, 13, 14, 15, 18, 22, 28, 36, 44, 52, 61, 66, 70, 72, 68, 63, 58, 55, 57, 62, 68,
    74, 79,
    76, 70, 64, 59, 54, 50, 46, 43, 40, 36, 33, 30, 27, 25, 23, 22, 21, 20, 19, 18,
  ]
  static let memory: [Double] = (0..<48).map { hour -> Double in
    let wave = Double(hour % 12) * 0.8
    return 52 + wave + Double(hour) / 6
  }
  static let withGap: [Double] = cpu.enumerated().map { (14..<24).contains($0.offset) ? .nan : $0.element }
}
