/// Severity and time of a line that is a JSON object, found by the names of its members.
enum LogJSON {
  private static let levels: [StaticString] = ["\"level\"", "\"severity\"", "\"levelname\"", "\"lvl\""]
  private static let times: [StaticString] = [
    "\"time\"", "\"timestamp\"", "\"ts\"", "\"@timestamp\"", "\"asctime\"", "\"date\"",
  ]

  /// The facts; a JSON line without a time of its own still stands alone, its stamp is then empty.
  static func facts(_ bytes: UnsafeRawBufferPointer) -> LogFacts {
    var facts = LogFacts()
    facts.stamp = 0..<0
    var index = 1
    while let quote = bytes.place(of: UInt8(ascii: "\""), from: index, upTo: bytes.count) {
      if let value = value(in: bytes, at: quote, of: levels), facts.severity == nil {
        facts.level = value
        facts.severity = severity(bytes, value)
      } else if let value = value(in: bytes, at: quote, of: times), facts.stamp?.isEmpty == true,
        let stamp = LogStamp.iso(bytes, at: value.lowerBound)
      {
        facts.stamp = stamp
      }
      index = quote + 1
    }
    return facts
  }

  /// Where the value begins and ends when a member of one of these names stands here.
  private static func value(
    in bytes: UnsafeRawBufferPointer, at quote: Int, of names: [StaticString]
  ) -> Range<Int>? {
    guard let name = names.first(where: { bytes.has($0, at: quote) }) else { return nil }
    var start = quote + name.utf8CodeUnitCount
    while bytes.has(" ", at: start) { start += 1 }
    guard bytes.has(":", at: start) else { return nil }
    start += 1
    while bytes.has(" ", at: start) { start += 1 }
    if bytes.has("\"", at: start) { start += 1 }
    var end = start
    while end < bytes.count, ![UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "}")].contains(bytes[end])
    {
      end += 1
    }
    return start < end ? start..<end : nil
  }

  /// Words as everywhere, numbers as pino and bunyan count: 50 is an error.
  private static func severity(_ bytes: UnsafeRawBufferPointer, _ value: Range<Int>) -> LogSeverity? {
    if let tens = bytes.two(at: value.lowerBound), value.count == 2 {
      return tens >= 50 ? .error : tens >= 40 ? .warning : tens >= 30 ? .info : .debug
    }
    guard (3...9).contains(value.count) else { return nil }
    return LogLevel.severity(bytes, value.lowerBound, value.upperBound)
  }
}
