/// What a line of a log must be to pass: questions that can be answered fast by name, and the rest as closures over
/// its text.
///
/// Lines that belong together, such as a traceback and the line above it, are asked together.
package indirect enum LogTest: Sendable {
  /// Each must hold.
  case all([LogTest])
  /// One must hold.
  case any([LogTest])
  case not(LogTest)
  /// It has this somewhere, time and severity included; nothing but bytes is looked at.
  case text(LogPattern)
  /// It is one of these.
  case severity(Set<LogSeverity>)
  /// Its time, in seconds since 1970, passes; a line without a time never does.
  case time(@Sendable (Double) -> Bool)
  /// The whole of it passes.
  case line(@Sendable (String) -> Bool)
  /// What stands behind time and severity passes.
  case message(@Sendable (String) -> Bool)
  /// Where it comes from passes; only lines in memory know that apart from their message.
  case source(@Sendable (String) -> Bool)

  /// Whether a line in memory passes; `bytes` are those of its `whole`.
  func holds(for line: LogLine, _ bytes: UnsafeRawBufferPointer) -> Bool {
    switch self {
    case .all(let tests): tests.allSatisfy { $0.holds(for: line, bytes) }
    case .any(let tests): tests.contains { $0.holds(for: line, bytes) }
    case .not(let test): !test.holds(for: line, bytes)
    case .text(let pattern): pattern.firstMatch(in: bytes) != nil
    case .severity(let wanted): wanted.contains(line.severity)
    case .time(let passes): line.seconds.map(passes) ?? false
    case .line(let passes): passes(String(decoding: bytes, as: UTF8.self))
    case .message(let passes): passes(line.text)
    case .source(let passes): passes(line.source)
    }
  }

  /// Whether times must be read to answer it.
  package var needsTime: Bool {
    switch self {
    case .all(let tests), .any(let tests): tests.contains(where: \.needsTime)
    case .not(let test): test.needsTime
    case .time: true
    case .text, .severity, .line, .message, .source: false
    }
  }
}
