/// Goes over a text once and leaves out what looks like a secret.
///
/// It knows private keys in PEM; tokens by how their makers let them begin; JSON Web Tokens; what follows
/// `Bearer` and `Basic`; the value after a name such as `password`; and the password in a URL.
struct SecretScanner {
  private static let mark = Array("•••".utf8)
  /// The shortest run after `Bearer` that is taken for a token.
  private static let tokenLengthMin = 6

  private let bytes: [UInt8]
  private let hidesEmailAddresses: Bool
  private var at = 0
  private var out: [UInt8] = []

  init(_ bytes: [UInt8], hidesEmailAddresses: Bool) {
    self.bytes = bytes
    self.hidesEmailAddresses = hidesEmailAddresses
    out.reserveCapacity(bytes.count)
  }

  mutating func redacted() -> String {
    while at < bytes.count {
      if skipPrivateKey() { continue }
      if skipUserInfo() { continue }
      guard bytes[at].isWordByte else {
        out.append(bytes[at])
        at += 1
        continue
      }
      takeWord()
    }
    return String(decoding: out, as: UTF8.self)
  }

  // MARK: Words

  /// Takes a word, or the mark in its place, and hides what the word says is a secret.
  private mutating func takeWord() {
    var end = at
    while end < bytes.count, bytes[end].isWordByte { end += 1 }
    let word = bytes[at..<end]
    if hidesEmailAddresses, end < bytes.count, bytes[end] == UInt8(ascii: "@"),
      let after = domainEnd(from: end + 1)
    {
      out += Self.mark + [UInt8(ascii: "@")] + Self.mark
      at = after
      return
    }
    if Self.isToken(word) {
      out += Self.mark
      at = end
      return
    }
    out += word
    at = end
    if Self.isScheme(word) {
      hideToken()
    } else if Self.isSecretName(word) {
      hideValue(toLineEnd: Self.isWholeLine(word))
    }
  }

  /// Hides what follows `Bearer`, unless it is too short to be a token.
  private mutating func hideToken() {
    var start = at
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    var end = start
    while end < bytes.count, bytes[end].isTokenByte { end += 1 }
    guard start > at, end - start >= Self.tokenLengthMin, Self.looksRandom(bytes[start..<end]) else { return }
    out += bytes[at..<start] + Self.mark
    at = end
  }

  /// Hides the value after a name: `: x`, `=x`, `": "x"`; to the closing quote or, unquoted, to a blank or
  /// separator.
  private mutating func hideValue(toLineEnd: Bool) {
    var start = skippingBlanks(skippingQuote(at))
    guard start < bytes.count, bytes[start] == UInt8(ascii: ":") || bytes[start] == UInt8(ascii: "=") else {
      return
    }
    let opening = skippingBlanks(start + 1)
    start = skippingQuote(opening)
    var end = start
    if start > opening {
      end = quoteEnd(from: start, isEscaped: start - opening > 1)
    } else if toLineEnd {
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D, !bytes[end].isQuote { end += 1 }
    } else {
      while end < bytes.count, !bytes[end].endsValue { end += 1 }
    }
    guard end > start else { return }
    out += bytes[at..<start] + Self.mark
    at = end
  }

  /// The closing quote of what was opened before `start`, or the end of the text.
  private func quoteEnd(from start: Int, isEscaped: Bool) -> Int {
    let quote = bytes[start - 1]
    let backslash = UInt8(ascii: "\\")
    var end = start
    while end < bytes.count, bytes[end] != quote || (!isEscaped && end > start && bytes[end - 1] == backslash)
    { end += 1 }
    // The backslash before an escaped closing quote belongs to the quote.
    return isEscaped && end > start && bytes[end - 1] == backslash ? end - 1 : end
  }

  private func skippingBlanks(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  /// Behind a quote, escaped or not, if there is one.
  private func skippingQuote(_ index: Int) -> Int {
    guard index < bytes.count else { return index }
    if bytes[index].isQuote { return index + 1 }
    if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1].isQuote {
      return index + 2
    }
    return index
  }

  /// The end of a domain that begins there; nil when none does.
  private func domainEnd(from start: Int) -> Int? {
    var end = start
    while end < bytes.count, bytes[end].isDomainByte { end += 1 }
    while end > start, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return bytes[start..<end].dropFirst().contains(UInt8(ascii: ".")) ? end : nil
  }

  // MARK: Keys and URLs

  private mutating func skipPrivateKey() -> Bool {
    guard starts(with: "-----BEGIN ", at: at) else { return false }
    var head = at + 11
    while head < bytes.count, bytes[head] != UInt8(ascii: "-"), bytes[head] != 0x0A { head += 1 }
    guard bytes[at..<head].ends(with: "PRIVATE KEY") || bytes[at..<head].ends(with: "PRIVATE KEY BLOCK")
    else {
      return false
    }
    // One that is cut off is hidden to the end.
    var end = head
    while end < bytes.count, !starts(with: "-----END ", at: end) { end += 1 }
    end = min(bytes.count, end + 9)
    while end < bytes.count, bytes[end] != UInt8(ascii: "-") { end += 1 }
    while end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    out += Self.mark
    at = end
    return true
  }

  /// `//user:password@` keeps the user.
  private mutating func skipUserInfo() -> Bool {
    guard starts(with: "//", at: at) else { return false }
    var end = at + 2
    var colon: Int?
    while end < bytes.count, bytes[end] != UInt8(ascii: "@") {
      guard bytes[end] > 0x20, bytes[end] != UInt8(ascii: "/"), !bytes[end].isQuote else { return false }
      if bytes[end] == UInt8(ascii: ":"), colon == nil { colon = end }
      end += 1
    }
    guard end < bytes.count, let colon else { return false }
    out += bytes[at...colon] + Self.mark
    at = end
    return true
  }

  private func starts(with text: String, at index: Int) -> Bool {
    bytes[index...].starts(with: text.utf8)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
