/// Which lines of a log are shown.
package struct LogFilter: Equatable, Sendable {
  /// Milder lines are left out.
  package var minimum = LogSeverity.debug
  /// Older lines are left out: seconds since 1970.
  package var since: Double?
  /// Lines are shown when one of these matches; all are when there is none.
  package var shows: [LogCondition] = []
  /// Lines are left out when one of these matches.
  package var hides: [LogCondition] = []

  /// Makes a filter that leaves nothing out.
  package init() {}

  /// Whether everything is shown.
  package var isEmpty: Bool { minimum == .debug && since == nil && shows.isEmpty && hides.isEmpty }

  /// Whether a line in memory is shown.
  func keeps(_ line: LogLine) -> Bool {
    guard line.severity >= minimum else { return false }
    if let since, (line.seconds ?? since) < since { return false }
    guard !shows.isEmpty || !hides.isEmpty else { return true }
    var text = line.whole
    return text.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      func matches(_ condition: LogCondition) -> Bool { condition.test.holds(for: line, raw) }
      return (shows.isEmpty || shows.contains(where: matches)) && !hides.contains(where: matches)
    }
  }
}
