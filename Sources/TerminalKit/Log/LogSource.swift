/// Where the lines of a log are that is too large for memory: in a file, behind an index of its lines.
///
/// Lines are numbered from 0 and never change; only their count grows. Everything answers at once, from what is known.
/// What takes time (search, filters, the index itself) is done outside and told by `LogEvent`s.
package protocol LogSource: AnyObject, Sendable {
  /// A line, of which at most so many bytes are looked at.
  func row(_ line: Int, bytesMax: Int) -> LogRow
  /// A line as it stands in the file, at most so many bytes of it.
  func text(_ line: Int, bytesMax: Int) -> String
  /// How serious a line is, or the line above that it belongs to.
  func severity(_ line: Int) -> LogSeverity?
  /// Whether a line belongs to the line above.
  func isContinuation(_ line: Int) -> Bool
  /// The time of a line, or nil.
  func seconds(_ line: Int) -> Double?
  /// The next line of exactly this severity that stands alone, forwards or backwards in a range.
  func next(_ severity: LogSeverity, in range: Range<Int>, forwards: Bool) -> Int?
  /// The most serious of many lines; for long ranges roughly.
  func worst(in range: Range<Int>) -> LogSeverity?
}
