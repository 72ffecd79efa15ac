/// What the beginning of a log line says of the line, by the places of its bytes.
package struct LogFacts: Equatable, Sendable {
  /// How serious it calls itself; nil when it does not say.
  package var severity: LogSeverity?
  /// Where it says so, when it does in a word.
  package var level: Range<Int>?
  /// Where its time stands, brackets left out.
  package var stamp: Range<Int>?
  /// True for what never stands alone: indented lines, and those that PostgreSQL writes about the line above.
  package var isDetail = false

  /// Makes facts of a line that says nothing.
  package init() {}
}
