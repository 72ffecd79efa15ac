/// The log of one job in memory, within its bounds.
struct JobLogTable: Hashable, Sendable {
  private(set) var lines: [JobLogLine] = []
  /// Lines ever written, by step.
  private(set) var totals: [Int: Int] = [:]
  private var sequence: Int64 = 0

  mutating func append(_ entries: [LogEntry], step: Int) {
    for entry in entries {
      sequence += 1
      totals[step, default: 0] += 1
      lines.append(
        JobLogLine(
          step: step, sequence: sequence, line: totals[step, default: 0], time: entry.time,
          level: entry.level,
          text: entry.text))
    }
    guard let dropped = LogBounds.dropped(total: totals[step, default: 0]) else { return }
    lines.removeAll { $0.step == step && dropped.contains($0.line) }
  }

  func page(after: Int64, limit: Int) -> JobLogPage {
    let dropped = totals.mapValues(LogBounds.droppedCount(total:)).filter { $0.value > 0 }
    return JobLogPage(lines: Array(lines.lazy.filter { $0.sequence > after }.prefix(limit)), dropped: dropped)
  }
}
