/// Why a search or a filter cannot be what was typed.
package struct LogPatternProblem: Error, Equatable, Sendable {
  /// One sentence for people.
  package let message: String

  /// Makes a problem.
  package init(message: String) { self.message = message }
}

/// What is looked for in a log: plain text, or between slashes a POSIX extended regular expression, as `grep -E` has it.
///
/// Case-smart: without a capital letter, both cases of a–z match. Text is compared by its bytes, so that a log
/// need not be valid UTF-8.
package struct LogPattern: Equatable, Sendable {
  /// What was typed.
  package let typed: String
  private let matcher: Matcher

  private enum Matcher: Equatable, Sendable {
    case plain([UInt8], foldsCase: Bool)
    case regex(LogRegex)
  }

  /// Understands what was typed.
  ///
  /// - Throws: `LogPatternProblem` for an expression that is none.
  package init(_ typed: String) throws(LogPatternProblem) {
    self.typed = typed
    guard !typed.isEmpty else { throw LogPatternProblem(message: "Nothing to look for.") }
    if typed.count >= 2, typed.hasPrefix("/"), typed.hasSuffix("/") {
      let source = String(typed.dropFirst().dropLast())
      guard !source.isEmpty else { throw LogPatternProblem(message: "Nothing between the slashes.") }
      // `\W` is no capital letter to be smart about.
      let letters = source.replacing("\\W", with: "").replacing("\\S", with: "").replacing("\\B", with: "")
      matcher = .regex(try LogRegex(source, foldsCase: !letters.contains(where: \.isUppercase)))
    } else {
      let foldsCase = !typed.contains(where: \.isUppercase)
      matcher = .plain(Array(typed.utf8), foldsCase: foldsCase)
    }
  }

  /// Looks for a text as it stands, whatever it begins with; without a capital letter both cases of a–z match.
  package init(plain text: String) {
    typed = text
    matcher = .plain(Array(text.utf8), foldsCase: !text.contains(where: \.isUppercase))
  }

  /// The first match at or after a place, as a range of bytes.
  package func firstMatch(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Range<Int>? {
    switch matcher {
    case .regex(let regex): return regex.firstMatch(in: bytes, from: start)
    case .plain(let needle, let foldsCase):
      guard foldsCase else { return ByteSearch.first(needle, in: bytes, from: start) }
      let scratch = ByteSearch.Scratch()
      return withExtendedLifetime(scratch) {
        ByteSearch.first(needle, in: scratch.folded(bytes), from: start)
      }
    }
  }

  /// All matches in a text, as ranges of its UTF-8 bytes, at most so many.
  package func matches(in text: String, max limit: Int = 1_000) -> [Range<Int>] {
    var copy = text
    return copy.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var found: [Range<Int>] = []
      var place = 0
      while found.count < limit, place < raw.count, let match = firstMatch(in: raw, from: place) {
        found.append(match)
        place = max(match.upperBound, place + 1)
      }
      return found
    }
  }

  /// The numbers of the lines that match, of lines that begin at `starts` and end at the next start or the end.
  ///
  /// `scratch` is room that is used again from call to call.
  package func matchingLines(
    in bytes: UnsafeRawBufferPointer, starts: [Int], scratch: ByteSearch.Scratch
  ) -> [Int] {
    var found: [Int] = []
    switch matcher {
    case .plain(let needle, let foldsCase):
      let searched = foldsCase ? scratch.folded(bytes) : bytes
      var line = 0
      var place = 0
      while let match = ByteSearch.first(needle, in: searched, from: place) {
        while line + 1 < starts.count, starts[line + 1] <= match.lowerBound { line += 1 }
        found.append(line)
        guard line + 1 < starts.count else { break }
        place = starts[line + 1]
      }
    case .regex(let regex):
      for line in starts.indices {
        var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
        if end > starts[line], bytes[end - 1] == 0x0A { end -= 1 }
        let text = UnsafeRawBufferPointer(rebasing: bytes[starts[line]..<end])
        if regex.firstMatch(in: text, from: 0) != nil { found.append(line) }
      }
    }
    return found
  }
}
