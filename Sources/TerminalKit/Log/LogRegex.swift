import Glibc

/// A POSIX extended regular expression, compiled by the C library: it runs in linear time and on any bytes.
///
/// Not changed after it is made, and the C library guards the caches inside by a lock of its own; hence Sendable.
final class LogRegex: @unchecked Sendable, Equatable {
  private let source: String
  private let foldsCase: Bool
  private let compiled: UnsafeMutablePointer<regex_t>

  init(_ source: String, foldsCase: Bool) throws(LogPatternProblem) {
    self.source = source
    self.foldsCase = foldsCase
    compiled = .allocate(capacity: 1)
    compiled.initialize(to: regex_t())
    let status = regcomp(compiled, source, REG_EXTENDED | (foldsCase ? REG_ICASE : 0))
    guard status == 0 else {
      var text = [CChar](repeating: 0, count: 200)
      regerror(status, compiled, &text, text.count)
      // What failed is freed already; `deinit` then has nothing to free.
      compiled.pointee = regex_t()
      let reason = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw LogPatternProblem(message: "/\(source)/: \(reason).")
    }
  }

  deinit {
    regfree(compiled)
    compiled.deallocate()
  }

  /// The first match that is not empty.
  func firstMatch(in bytes: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    guard let base = bytes.baseAddress else { return nil }
    var place = start
    while place < bytes.count {
      var match = regmatch_t(rm_so: Int32(clamping: place), rm_eo: Int32(clamping: bytes.count))
      let flags = REG_STARTEND | (place > 0 ? REG_NOTBOL : 0)
      guard regexec(compiled, base.assumingMemoryBound(to: CChar.self), 1, &match, flags) == 0 else {
        return nil
      }
      if match.rm_eo > match.rm_so { return Int(match.rm_so)..<Int(match.rm_eo) }
      place = Int(match.rm_so) + 1
    }
    return nil
  }

  static func == (left: LogRegex, right: LogRegex) -> Bool {
    left.source == right.source && left.foldsCase == right.foldsCase
  }
}
