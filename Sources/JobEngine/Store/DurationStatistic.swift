/// How long past runs took, for estimates.
package struct DurationStatistic: Hashable, Sendable {
  /// nil for the whole job.
  package var step: StepName?
  /// How many runs the figures are drawn from, at most `runsMax`.
  package var runs: Int
  package var median: Duration
  /// Nearest-rank 95th percentile.
  package var p95: Duration

  /// The newest runs that count.
  package static let runsMax = 200

  package init(step: StepName?, runs: Int, median: Duration, p95: Duration) {
    self.step = step
    self.runs = runs
    self.median = median
    self.p95 = p95
  }

  /// The figures of some durations (nearest rank), or nil without any.
  package init?(step: StepName?, durations: [Duration]) {
    guard !durations.isEmpty else { return nil }
    let sorted = durations.sorted()
    func rank(_ percent: Int) -> Duration { sorted[(sorted.count * percent + 99) / 100 - 1] }
    self.init(step: step, runs: sorted.count, median: rank(50), p95: rank(95))
  }
}
