/// Finds severity and time in the beginnings of log lines: Odoo, PostgreSQL, nginx (error and access), syslog, klog,
/// JSON lines, and whatever begins with an ISO time.
///
/// A line without a time belongs to the line above (`LogFacts.stamp == nil`), where lines have times at all.
package enum LogParser {
  /// So many bytes of a line are looked at.
  package static let headBytesMax = 512

  /// What a line says of itself.
  package static func facts(_ line: UnsafeRawBufferPointer) -> LogFacts {
    let bytes = UnsafeRawBufferPointer(rebasing: line.prefix(headBytesMax))
    var facts = LogFacts()
    guard let first = bytes.first else { return facts }
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      facts.isDetail = true
      return facts
    case UInt8(ascii: "{"): return LogJSON.facts(bytes)
    default: break
    }
    facts.stamp = LogStamp.find(in: bytes)
    if let stamp = facts.stamp {
      if LogLevel.isLetterOfKlog(first), stamp.lowerBound == 1 {
        facts.severity = LogLevel.ofKlog(first)
        facts.level = 0..<1
      } else if let level = LogLevel.find(in: bytes, from: stamp.upperBound, wordsMax: 6) {
        if level.isDetail { facts.isDetail = true }
        facts.severity = level.severity
        facts.level = level.place
      } else {
        facts.severity = LogLevel.ofAccess(bytes, after: stamp.upperBound)
      }
    } else if let level = LogLevel.find(in: bytes, from: 0, wordsMax: 1), !level.isDetail {
      facts.severity = level.severity
      facts.level = level.place
    }
    return facts
  }

  /// The time of a line in seconds since 1970, UTC where the line names no zone; nil when it has none.
  ///
  /// - Parameter year: the year of lines that do not name theirs.
  package static func seconds(_ line: UnsafeRawBufferPointer, _ facts: LogFacts, year: Int) -> Double? {
    guard let stamp = facts.stamp else { return nil }
    return LogStamp.seconds(line, stamp, year: year)
  }

  /// What a text says of itself, for lines that are in memory.
  package static func facts(_ line: String) -> LogFacts {
    var copy = line
    return copy.withUTF8 { facts(UnsafeRawBufferPointer($0)) }
  }

  /// The time of a text.
  package static func seconds(_ line: String, year: Int) -> Double? {
    var copy = line
    return copy.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      return seconds(raw, facts(raw), year: year)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these bytes stand at a place.
  func has(_ text: StaticString, at place: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    for index in 0..<length where self[place + index] != text.utf8Start[index] { return false }
    return true
  }

  /// The first place of a byte in a range.
  func place(of byte: UInt8, from start: Int, upTo end: Int) -> Int? {
    var index = start
    while index < end {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// Whether a digit stands at a place.
  func hasDigit(at place: Int) -> Bool {
    place >= 0 && place < count && self[place] &- 0x30 < 10
  }

  /// The number of two digits at a place.
  func two(at place: Int) -> Int? {
    guard hasDigit(at: place), hasDigit(at: place + 1) else { return nil }
    return Int(self[place] &- 0x30) * 10 + Int(self[place + 1] &- 0x30)
  }
}
