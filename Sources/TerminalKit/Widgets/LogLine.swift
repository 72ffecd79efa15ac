/// A line of a log.
package struct LogLine: Hashable, Sendable {
  /// The time as it is shown: `14:01:50`.
  package let time: String
  /// How serious it is.
  package let severity: LogSeverity
  /// Where it comes from; empty when that is known.
  package let source: String
  /// What it says; made visible when it is drawn.
  package let text: String

  /// Makes a line.
  package init(time: String, _ severity: LogSeverity, source: String = "", _ text: String) {
    self.time = time
    self.severity = severity
    self.source = source
    self.text = text
  }

  /// The line with its styles.
  package var line: Line {
    var spans = [Span(time, .dim), Span("  "), Span(severity.word, severity.style), Span("  ")]
    if !source.isEmpty { spans += [Span(source, .accent), Span("  ")] }
    spans.append(Span(text, severity == .error ? .bold : severity == .debug ? .dim : .plain))
    return Line(spans)
  }
}
