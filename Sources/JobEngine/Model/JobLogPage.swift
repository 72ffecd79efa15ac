/// A part of a job's log, oldest first.
package struct JobLogPage: Hashable, Sendable {
  package var lines: [JobLogLine]
  /// Lines no longer kept, by step number; steps that lost none are absent.
  package var dropped: [Int: Int]

  package init(lines: [JobLogLine], dropped: [Int: Int]) {
    self.lines = lines
    self.dropped = dropped
  }
}
