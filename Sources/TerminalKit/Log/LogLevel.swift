/// The words by which log lines say how serious they are.
enum LogLevel {
  /// A word found.
  struct Found {
    var severity: LogSeverity?
    var place: Range<Int>
    /// True for PostgreSQL's `DETAIL:`, `HINT:` and the like.
    var isDetail = false
  }

  /// The first of the next words that is one.
  ///
  /// Capitals count anywhere. Small letters count where they cannot be prose: `[error]`, `level=error`, `error:`.
  static func find(in bytes: UnsafeRawBufferPointer, from start: Int, wordsMax: Int) -> Found? {
    var index = start
    var words = 0
    while index < bytes.count, words < wordsMax {
      let first = bytes[index]
      guard isLetter(first) else {
        index += 1
        continue
      }
      let begin = index
      var hasSmall = false
      while index < bytes.count, isLetter(bytes[index]) {
        hasSmall = hasSmall || bytes[index] >= UInt8(ascii: "a")
        index += 1
      }
      words += 1
      guard index - begin >= 3, index - begin <= 9 else { continue }
      let end = index
      let before = begin > 0 ? bytes[begin - 1] : 0
      let after = end < bytes.count ? bytes[end] : 0
      if after == UInt8(ascii: ":"), !hasSmall, isDetail(bytes, begin) {
        return Found(severity: nil, place: begin..<end, isDetail: true)
      }
      let isMarked =
        after == UInt8(ascii: ":") || before == UInt8(ascii: "=")
        || before == UInt8(ascii: "[") && after == UInt8(ascii: "]")
      guard !hasSmall || isMarked else { continue }
      guard !isPartOfName(before, after), let severity = severity(bytes, begin, end) else { continue }
      if severity == .info, end - begin == 3, after != UInt8(ascii: ":") { continue }
      return Found(severity: severity, place: begin..<end)
    }
    return nil
  }

  /// The severity that a word of 3 to 9 letters names, in any case.
  static func severity(_ bytes: UnsafeRawBufferPointer, _ begin: Int, _ end: Int) -> LogSeverity? {
    func reads(_ word: StaticString) -> Bool {
      guard word.utf8CodeUnitCount == end - begin else { return false }
      for index in 0..<(end - begin) where bytes[begin + index] | 0x20 != word.utf8Start[index] {
        return false
      }
      return true
    }
    switch bytes[begin] | 0x20 {
    case UInt8(ascii: "i"): return reads("info") || reads("inf") && bytes[begin] < 0x60 ? .info : nil
    case UInt8(ascii: "w"): return reads("warning") || reads("warn") || reads("wrn") ? .warning : nil
    case UInt8(ascii: "d"): return reads("debug") || reads("dbg") ? .debug : nil
    case UInt8(ascii: "t"): return reads("trace") ? .debug : nil
    case UInt8(ascii: "n"): return reads("notice") ? .info : nil
    case UInt8(ascii: "l"): return reads("log") ? .info : nil
    case UInt8(ascii: "e"):
      return reads("error") || reads("err") || reads("emerg") || reads("emergency") ? .error : nil
    case UInt8(ascii: "c"): return reads("critical") || reads("crit") ? .error : nil
    case UInt8(ascii: "f"): return reads("fatal") ? .error : nil
    case UInt8(ascii: "p"): return reads("panic") ? .error : nil
    case UInt8(ascii: "a"): return reads("alert") ? .error : nil
    case UInt8(ascii: "s"): return reads("severe") ? .error : nil
    default: return nil
    }
  }

  /// Whether klog would begin a line with this letter.
  static func isLetterOfKlog(_ letter: UInt8) -> Bool { ofKlog(letter) != nil }

  /// What klog means by a letter.
  static func ofKlog(_ letter: UInt8) -> LogSeverity? {
    switch letter {
    case UInt8(ascii: "I"): .info
    case UInt8(ascii: "W"): .warning
    case UInt8(ascii: "E"), UInt8(ascii: "F"): .error
    default: nil
    }
  }

  /// The severity of an access log's status: 5xx failed, 4xx was refused. Nil when this is no access log.
  static func ofAccess(_ bytes: UnsafeRawBufferPointer, after place: Int) -> LogSeverity? {
    guard bytes.has("] \"", at: place),
      let quote = bytes.place(of: UInt8(ascii: "\""), from: place + 3, upTo: bytes.count),
      bytes.has(" ", at: quote + 1), bytes.hasDigit(at: quote + 2), bytes.two(at: quote + 3) != nil
    else { return nil }
    switch bytes[quote + 2] {
    case UInt8(ascii: "5"): return .error
    case UInt8(ascii: "4"): return .warning
    default: return .info
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  /// `ERROR_LOG`, `my-INFO`, `x.ERROR` is no level, `app.ERROR:` is.
  private static func isPartOfName(_ before: UInt8, _ after: UInt8) -> Bool {
    let joins: (UInt8) -> Bool = {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
    }
    return joins(before) || joins(after) || after == UInt8(ascii: ".")
  }

  private static func isDetail(_ bytes: UnsafeRawBufferPointer, _ begin: Int) -> Bool {
    let words: [StaticString] = ["DETAIL:", "HINT:", "STATEMENT:", "CONTEXT:", "QUERY:", "LOCATION:"]
    return words.contains { bytes.has($0, at: begin) }
  }
}
