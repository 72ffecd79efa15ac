import TerminalKit

/// Asks records what a filter asks: what only looks at bytes goes over all of them at once, the rest one by one.
extension LineBatch {
  /// The places in `records` of those among some that pass, ascending.
  ///
  /// - Parameter times: the time of every record, where the test needs any.
  func passing(
    _ test: LogTest, among some: [Int], _ times: [Double?], in file: LogFile, _ scratch: ByteSearch.Scratch
  ) -> [Int] {
    func asking(_ inner: LogTest, _ some: [Int]) -> [Int] {
      passing(inner, among: some, times, in: file, scratch)
    }
    switch test {
    case .all(let tests): return tests.reduce(some) { asking($1, $0) }
    case .any(let tests): return Set(tests.map { asking($0, some) }.joined()).sorted()
    case .not(let inner):
      let passed = Set(asking(inner, some))
      return some.filter { !passed.contains($0) }
    case .text(let pattern):
      let found = matchingRecords(pattern, scratch)
      guard some.count < records.count else { return found }
      let known = Set(some)
      return found.filter { known.contains($0) }
    case .severity(let wanted):
      return zip(some, severities(of: some, in: file)).filter { wanted.contains($0.1) }.map(\.0)
    case .time(let passes): return some.filter { times[$0].map(passes) ?? false }
    // A file's lines have no place of their own for where they come from: it is looked for in all of them.
    case .line(let passes), .source(let passes): return some.filter { passes(text(of: $0)) }
    case .message(let passes): return some.filter { passes(message(of: $0)) }
    }
  }

  /// How serious records are; one that does not say is ordinary.
  func severities(of some: [Int], in file: LogFile) -> [LogSeverity] {
    file.index.withLock { index in some.map { index.severity(lines.lowerBound + records[$0]) ?? .info } }
  }

  /// The time of every record; one without a time has that of the record before.
  func times(in file: LogFile, lastSeconds: inout Double?) -> [Double?] {
    records.indices.map { record in
      lastSeconds = file.seconds(head(of: record)) ?? lastSeconds
      return lastSeconds
    }
  }

  /// The beginning of a record, as far as it is looked at for time and severity.
  func head(of record: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[starts[records[record]]...].prefix(LogParser.headBytesMax))
  }

  private func place(of record: Int) -> Range<Int> {
    let end = record + 1 < records.count ? starts[records[record + 1]] : bytes.count
    return starts[records[record]]..<max(starts[records[record]], end)
  }

  private func text(of record: Int) -> String { text(in: place(of: record)) }

  /// What stands behind time and severity; of a JSON line, in which they stand anywhere, all of it.
  private func message(of record: Int) -> String {
    let place = place(of: record)
    guard place.lowerBound < bytes.count, bytes[place.lowerBound] != UInt8(ascii: "{") else {
      return text(in: place)
    }
    let facts = LogParser.facts(UnsafeRawBufferPointer(rebasing: bytes[place]))
    let start = max(facts.level?.upperBound ?? 0, facts.stamp?.upperBound ?? 0)
    return text(in: min(place.upperBound, place.lowerBound + start)..<place.upperBound)
  }

  private func text(in place: Range<Int>) -> String {
    let end = place.last.map { bytes[$0] == 0x0A } == true ? place.upperBound - 1 : place.upperBound
    return String(decoding: bytes[place.lowerBound..<end], as: UTF8.self)
  }
}
