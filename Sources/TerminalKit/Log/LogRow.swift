/// A line of a log, ready to be drawn: text in its parts, none of it cleaned yet.
package struct LogRow: Equatable, Sendable {
  /// How serious it is; nil when neither it nor a line above says so.
  package var severity: LogSeverity?
  /// True when it belongs to the line above, as the lines of a traceback do.
  package var isContinuation = false
  /// The time in seconds since 1970.
  package var seconds: Double?
  /// What stands before the time: the address in an access log.
  package var lead = ""
  /// The time as it is written.
  package var stamp = ""
  /// What stands between the time and the word of the severity.
  package var between = ""
  /// The word of the severity, as it is written.
  package var level = ""
  /// The rest.
  package var text = ""
  /// Bytes of the line that are not here, because it is too long.
  package var bytesMore = 0

  /// Makes an empty row.
  package init() {}

  /// Makes a row of a line in memory.
  init(_ line: LogLine, bytesMax: Int) {
    severity = line.severity
    seconds = line.seconds
    stamp = line.time
    between = "  "
    level = line.severity.word
    let source = line.source.isEmpty ? "  " : "  \(line.source)  "
    let kept =
      line.text.utf8.count > bytesMax
      ? String(decoding: line.text.utf8.prefix(bytesMax), as: UTF8.self) : line.text
    bytesMore = max(0, line.text.utf8.count - bytesMax)
    text = source + kept
  }

  /// Makes a row of the bytes of a line in a file, of which there may be more.
  package init(
    _ bytes: UnsafeRawBufferPointer, bytesMore: Int, inherited: LogSeverity?, isContinuation: Bool, year: Int
  ) {
    let facts = LogParser.facts(bytes)
    self.isContinuation = isContinuation
    self.bytesMore = bytesMore
    severity = isContinuation ? inherited : facts.severity
    seconds = LogParser.seconds(bytes, facts, year: year)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var place = 0
    if let stamp = facts.stamp, !stamp.isEmpty, stamp.upperBound <= bytes.count {
      lead = text(0..<stamp.lowerBound)
      self.stamp = text(stamp)
      place = stamp.upperBound
    }
    if let level = facts.level, !isContinuation, level.lowerBound >= place, level.upperBound <= bytes.count {
      between = text(place..<level.lowerBound)
      self.level = text(level)
      place = level.upperBound
    }
    self.text = text(place..<bytes.count)
  }

  /// The line with its styles, the time as asked for.
  func line(times: LogTimes, now: Double?) -> Line {
    let weight: Style = severity == .debug ? .dim : severity == .error ? .bold : .plain
    let hidesTime = times == .off && lead.isEmpty && !stamp.isEmpty
    let rest = hidesTime && level.isEmpty ? String(text.drop { $0 == " " }) : text
    let spans = [
      Span(lead, .dim), Span(shownTime(times, now: now), .dim),
      Span(hidesTime ? String(between.drop { $0 == " " }) : between, .dim),
      Span(level, severity?.style ?? .dim), Span(rest, weight),
    ]
    return Line(spans.filter { !$0.text.isEmpty })
  }

  private func shownTime(_ times: LogTimes, now: Double?) -> String {
    guard !stamp.isEmpty else { return "" }
    switch times {
    case .absolute: return stamp
    case .off: return ""
    case .relative:
      let age = seconds.flatMap { seconds in now.map { LogCalendar.age(seconds, now: $0) } }
      return age.map { TextFit.pad($0, to: 4, .trailing) } ?? stamp
    }
  }
}
