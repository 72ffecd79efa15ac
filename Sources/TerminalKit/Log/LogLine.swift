/// A line of a log that is in memory.
package struct LogLine: Hashable, Sendable {
  /// The time as it is shown: `14:01:50`.
  package let time: String
  /// The time in seconds since 1970, where it is known: for ages and for "the last five minutes".
  package let seconds: Double?
  /// How serious it is.
  package let severity: LogSeverity
  /// Where it comes from; empty when that is known.
  package let source: String
  /// What it says; made visible when it is drawn.
  package let text: String

  /// Makes a line.
  package init(
    time: String, _ severity: LogSeverity, source: String = "", _ text: String, seconds: Double? = nil
  ) {
    self.time = time
    self.severity = severity
    self.source = source
    self.text = text
    self.seconds = seconds
  }

  /// The line as it is searched, copied and saved.
  package var whole: String {
    [time, severity.word, source, text].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
