/// Cuts UTF-8 text into the words of Python's literal syntax. It knows Python's rules for blanks, comments
/// and lines.
///
/// Source: docs.python.org/3/reference/lexical_analysis.html, and CPython's tokenizer where the text is
/// silent.
struct PythonLexer {
  let bytes: [UInt8]
  var index = 0
  /// Open brackets: inside them a line's end is a blank.
  private var depth = 0
  /// Where the last line outside brackets began, once there was one.
  private var lineStart: Int?

  /// - Throws: `.empty` when there is no word at all; `.indented` when the first one does not begin its line.
  init(_ bytes: [UInt8]) throws(PythonLiteralError) {
    self.bytes = bytes
    try skipToFirstWord()
  }

  /// The byte `ahead` places from here; nil past the end.
  func byte(_ ahead: Int = 0) -> UInt8? {
    let place = index + ahead
    return place < bytes.count ? bytes[place] : nil
  }

  func error(_ reason: PythonLiteralError.Reason, at offset: Int? = nil) -> PythonLiteralError {
    PythonLiteralError(reason: reason, offset: offset ?? index)
  }

  /// The next word; `.end` again and again once there is none.
  mutating func next() throws(PythonLiteralError) -> PythonToken {
    while let byte = byte() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: index += 1
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\\"): try skipContinuation()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        let start = index
        skipLineEnd()
        guard depth == 0 else { continue }
        lineStart = index
        return PythonToken(kind: .newline, offset: start)
      default: return try word(beginningWith: byte)
      }
    }
    try refuseIndentedEnd()
    return PythonToken(kind: .end, offset: bytes.count)
  }

  private mutating func word(beginningWith byte: UInt8) throws(PythonLiteralError) -> PythonToken {
    let start = index
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("):
      depth += 1
      guard depth <= PythonLiteralParser.depthMax else { throw error(.tooDeep) }
      return single(.mark(byte))
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
      depth = max(0, depth - 1)
      return single(.mark(byte))
    case UInt8(ascii: ","), UInt8(ascii: ":"): return single(.mark(byte))
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return single(.sign(byte))
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string(prefix: "", start: start)
    case _ where byte.isPythonDigit: return try number()
    case UInt8(ascii: "."): return try dot()
    case _ where byte.isPythonLetter: return try name()
    default: return try operation()
    }
  }

  private mutating func single(_ kind: PythonToken.Kind) -> PythonToken {
    defer { index += 1 }
    return PythonToken(kind: kind, offset: index)
  }

  private mutating func dot() throws(PythonLiteralError) -> PythonToken {
    if let next = byte(1), next.isPythonDigit { return try number() }
    guard byte(1) == UInt8(ascii: "."), byte(2) == UInt8(ascii: ".") else { return single(.operation(".")) }
    defer { index += 3 }
    return PythonToken(kind: .ellipsis, offset: index)
  }

  /// A name, or a string when a quote stands right behind it.
  private mutating func name() throws(PythonLiteralError) -> PythonToken {
    let start = index
    while let byte = byte(), byte.isPythonLetter || byte.isPythonDigit { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "'") {
      return try string(prefix: text, start: start)
    }
    if let scalar = text.unicodeScalars.first(where: { !$0.isASCII && !$0.properties.isXIDContinue }) {
      let before = text.unicodeScalars.prefix { $0 != scalar }.reduce(0) { $0 + UTF8.width($1) }
      throw error(.unexpectedCharacter(scalar), at: start + before)
    }
    return PythonToken(kind: .name(text), offset: start)
  }

  private mutating func operation() throws(PythonLiteralError) -> PythonToken {
    let start = index
    guard let byte = byte(), "%*/&|^~<>=!@".utf8.contains(byte) else {
      throw error(.unexpectedCharacter(Unicode.Scalar(bytes[index])))
    }
    index += 1
    if byte == UInt8(ascii: "*"), self.byte() == byte { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return PythonToken(kind: .operation(text), offset: start)
  }
}

extension PythonLexer {
  /// Steps over blank lines and comments before the value.
  ///
  /// `ast.literal_eval` drops the blanks before the first line's text; on a later line they would be an
  /// indentation.
  private mutating func skipToFirstWord() throws(PythonLiteralError) {
    while byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t") { index += 1 }
    while true {
      let isIndented = try skipIndentation()
      switch byte() {
      case nil: throw error(.empty)
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): skipLineEnd()
      case _ where isIndented: throw error(.indented)
      default: return
      }
    }
  }

  /// - Returns: whether a word here would be indented. A form feed takes back the blanks before it.
  private mutating func skipIndentation() throws(PythonLiteralError) -> Bool {
    var isIndented = false
    var wasIndented = false
    while let byte = byte() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        isIndented = true
        index += 1
      case 0x0C:
        isIndented = false
        index += 1
      case UInt8(ascii: "\\"):
        wasIndented = wasIndented || isIndented
        try skipContinuation()
      default: return isIndented || wasIndented
      }
    }
    return false
  }

  /// A last line of blanks without a line end is an indentation to every CPython so far, and Odoo refuses the
  /// file.
  private func refuseIndentedEnd() throws(PythonLiteralError) {
    guard let lineStart, let last = bytes[lineStart...].last, last != 0x0C else { return }
    guard bytes[lineStart...].allSatisfy(" \t\u{C}\\\r\n".utf8.contains) else { return }
    throw error(.indentedEnd, at: lineStart)
  }

  private mutating func skipComment() {
    while let byte = byte(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { index += 1 }
  }

  /// A backslash that ends its line joins it with the next, which must exist.
  private mutating func skipContinuation() throws(PythonLiteralError) {
    let start = index
    index += 1
    guard byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") else {
      throw error(.strayBackslash, at: start)
    }
    skipLineEnd()
    guard byte() != nil else { throw error(.strayBackslash, at: start) }
  }

  /// Steps over `\n`, `\r\n` or `\r`.
  mutating func skipLineEnd() {
    index += byte() == UInt8(ascii: "\r") && byte(1) == UInt8(ascii: "\n") ? 2 : 1
  }
}

extension UInt8 {
  var isPythonDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// A letter, an underscore, or a part of a character outside ASCII.
  var isPythonLetter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: self >= 0x80
    }
  }
}
