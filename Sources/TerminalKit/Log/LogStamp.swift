/// The times that log lines begin with.
enum LogStamp {
  /// Where the time stands; nil when the line begins with none.
  static func find(in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    var start = 0
    switch bytes.first {
    case UInt8(ascii: "["): start = 1
    case UInt8(ascii: "<"):
      // Syslog's priority, and its version in RFC 5424.
      guard let end = bytes.place(of: UInt8(ascii: ">"), from: 1, upTo: min(6, bytes.count)) else {
        return nil
      }
      start = bytes.has("1 ", at: end + 1) ? end + 3 : end + 1
    default: break
    }
    if let stamp = iso(bytes, at: start) ?? syslog(bytes, at: start) { return stamp }
    if start == 0, let stamp = klog(bytes) { return stamp }
    return start == 0 ? access(bytes) : nil
  }

  /// The time in seconds since 1970.
  static func seconds(_ bytes: UnsafeRawBufferPointer, _ stamp: Range<Int>, year: Int) -> Double? {
    guard stamp.upperBound <= bytes.count else { return nil }
    let start = stamp.lowerBound
    if let month = month(bytes, at: start) {
      guard let day = day(bytes, at: start + 4) else { return nil }
      return total(year, month, day, bytes, clockAt: start + 7, upTo: stamp.upperBound)
    }
    if let month = month(bytes, at: start + 3), let day = bytes.two(at: start),
      let century = bytes.two(at: start + 7), let rest = bytes.two(at: start + 9)
    {
      return total(century * 100 + rest, month, day, bytes, clockAt: start + 12, upTo: stamp.upperBound)
    }
    if start == 1, bytes.has(" ", at: 5), let month = bytes.two(at: 1), let day = bytes.two(at: 3) {
      return total(year, month, day, bytes, clockAt: 6, upTo: stamp.upperBound)
    }
    guard let century = bytes.two(at: start), let rest = bytes.two(at: start + 2),
      let month = bytes.two(at: start + 5), let day = bytes.two(at: start + 8)
    else { return nil }
    return total(century * 100 + rest, month, day, bytes, clockAt: start + 11, upTo: stamp.upperBound)
  }

  /// `2026-11-26 14:01:50,123`, `2026/11/26 14:01:50`, `2026-11-26T14:01:50.123+02:00`, `… 14:01:50.123 UTC`.
  static func iso(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Range<Int>? {
    guard bytes.count >= start + 19, bytes.hasDigit(at: start) else { return nil }
    let dash = bytes[start + 4]
    guard dash == UInt8(ascii: "-") || dash == UInt8(ascii: "/"), bytes[start + 7] == dash,
      bytes[start + 10] == UInt8(ascii: " ") || bytes[start + 10] == UInt8(ascii: "T"),
      isClock(bytes, at: start + 11), bytes.hasDigit(at: start + 9)
    else { return nil }
    return start..<zoneEnd(bytes, from: fractionEnd(bytes, from: start + 19))
  }

  /// `Nov 26 14:01:50`, `Nov  6 14:01:50`.
  private static func syslog(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Range<Int>? {
    guard bytes.count >= start + 15, month(bytes, at: start) != nil, day(bytes, at: start + 4) != nil,
      isClock(bytes, at: start + 7)
    else { return nil }
    return start..<start + 15
  }

  /// `E1126 14:01:50.123456`.
  private static func klog(_ bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    guard let first = bytes.first, LogLevel.isLetterOfKlog(first), bytes.two(at: 1) != nil,
      bytes.two(at: 3) != nil, isClock(bytes, at: 6)
    else { return nil }
    return 1..<fractionEnd(bytes, from: 14)
  }

  /// `10.0.0.1 - - [26/Nov/2026:14:01:50 +0000] "GET / HTTP/1.1" 200 …`.
  private static func access(_ bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    guard let first = bytes.first, first != UInt8(ascii: "["),
      let open = bytes.place(of: UInt8(ascii: "["), from: 0, upTo: min(bytes.count, 96)),
      bytes.has("/", at: open + 3), month(bytes, at: open + 4) != nil, isClock(bytes, at: open + 13)
    else { return nil }
    return open + 1..<zoneEnd(bytes, from: open + 21)
  }

  private static func isClock(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    place + 8 <= bytes.count && bytes[place + 2] == UInt8(ascii: ":") && bytes[place + 5] == UInt8(ascii: ":")
      && bytes.hasDigit(at: place) && bytes.hasDigit(at: place + 3) && bytes.hasDigit(at: place + 7)
  }

  private static func fractionEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard bytes.has(",", at: start) || bytes.has(".", at: start) else { return start }
    var end = start + 1
    while bytes.hasDigit(at: end) { end += 1 }
    return end
  }

  private static func zoneEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    if bytes.has("Z", at: start) { return start + 1 }
    if bytes.has(" UTC", at: start) || bytes.has(" GMT", at: start) { return start + 4 }
    let sign = bytes.has(" ", at: start) ? start + 1 : start
    guard bytes.has("+", at: sign) || bytes.has("-", at: sign), bytes.two(at: sign + 1) != nil else {
      return start
    }
    let minutes = bytes.has(":", at: sign + 3) ? sign + 4 : sign + 3
    return bytes.two(at: minutes) == nil ? sign + 3 : minutes + 2
  }

  private static func day(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int? {
    if bytes.has(" ", at: place), bytes.hasDigit(at: place + 1) { return Int(bytes[place + 1] &- 0x30) }
    return bytes.two(at: place)
  }

  private static func month(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int? {
    guard place + 3 <= bytes.count, bytes[place] >= UInt8(ascii: "A") else { return nil }
    let names: [StaticString] = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return names.firstIndex { bytes.has($0, at: place) }.map { $0 + 1 }
  }

  private static func total(
    _ year: Int, _ month: Int, _ day: Int, _ bytes: UnsafeRawBufferPointer, clockAt place: Int, upTo end: Int
  ) -> Double? {
    guard let hour = bytes.two(at: place), let minute = bytes.two(at: place + 3),
      let second = bytes.two(at: place + 6), (1...12).contains(month), (1...31).contains(day), hour < 24,
      minute < 60, second < 61
    else { return nil }
    let clockEnd = fractionEnd(bytes, from: place + 8)
    var fraction = 0.0
    var scale = 0.1
    for index in place + 9..<max(place + 9, min(clockEnd, end)) {
      fraction += Double(bytes[index] &- 0x30) * scale
      scale /= 10
    }
    let seconds = LogCalendar.days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
    return Double(seconds - zoneSeconds(bytes, from: clockEnd, upTo: end)) + fraction
  }

  private static func zoneSeconds(_ bytes: UnsafeRawBufferPointer, from start: Int, upTo end: Int) -> Int {
    let sign = bytes.has(" ", at: start) ? start + 1 : start
    guard sign < end, bytes.has("+", at: sign) || bytes.has("-", at: sign),
      let hours = bytes.two(at: sign + 1)
    else { return 0 }
    let minutes = bytes.two(at: bytes.has(":", at: sign + 3) ? sign + 4 : sign + 3) ?? 0
    return (hours * 3_600 + minutes * 60) * (bytes[sign] == UInt8(ascii: "-") ? -1 : 1)
  }
}
