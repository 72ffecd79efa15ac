/// What a log wants done outside.
package enum LogEffect: Equatable, Sendable {
  /// Look for lines that match, from the first to the last; nil stops looking. Only for a `LogSource`.
  case search(LogPattern?, generation: Int)
  /// Find the lines that a filter shows; only for a `LogSource`.
  case filter(LogFilter, generation: Int)
  /// Put lines on the clipboard.
  case copy([Int])
  /// Write lines to a file; nil for all of them.
  case save([Int]?)
}

/// What happened to a `LogSource`.
package enum LogEvent: Equatable, Sendable {
  /// So many lines are known now; the fraction says how much of the file that is, 1 for all.
  case grew(lines: Int, fraction: Double)
  /// More lines match the search; all before `examined` were looked at.
  case found([Int], examined: Int, generation: Int)
  /// More lines pass the filter; all before `examined` were looked at.
  case kept([Int], examined: Int, generation: Int)
}
