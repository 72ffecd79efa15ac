extension PythonLexer {
  /// Reads a number: Python's integers in four bases and floats, `_` between digits allowed.
  mutating func number() throws(PythonLiteralError) -> PythonToken {
    let start = index
    if byte() == UInt8(ascii: "0"), let letter = byte(1), let radix = Self.radix(letter) {
      index += 2
      if byte() == UInt8(ascii: "_") { index += 1 }
      skipDigits(radix: radix)
      let digits = try finishedText(from: start).dropFirst(2)
      guard !digits.isEmpty else { throw error(.badNumber(text(from: start)), at: start) }
      return PythonToken(kind: .int(String(digits), radix: radix), offset: start)
    }
    skipDigits(radix: 10)
    var isFloat = false
    if byte() == UInt8(ascii: ".") {
      isFloat = true
      index += 1
      skipDigits(radix: 10)
    }
    isFloat = skipExponent() || isFloat
    if byte() == UInt8(ascii: "j") || byte() == UInt8(ascii: "J") {
      index += 1
      _ = try finishedText(from: start)
      throw error(.complex, at: start)
    }
    let text = try finishedText(from: start)
    if isFloat {
      guard let value = Double(text) else { throw error(.badNumber(text), at: start) }
      return PythonToken(kind: .float(value), offset: start)
    }
    guard text.first != "0" || text.allSatisfy({ $0 == "0" }) else {
      throw error(.badNumber(self.text(from: start)), at: start)
    }
    return PythonToken(kind: .int(text, radix: 10), offset: start)
  }

  private static func radix(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): 16
    case UInt8(ascii: "o"), UInt8(ascii: "O"): 8
    case UInt8(ascii: "b"), UInt8(ascii: "B"): 2
    default: nil
    }
  }

  /// Steps over digits with single underscores between them.
  private mutating func skipDigits(radix: Int) {
    let isDigit = { (byte: UInt8?) -> Bool in
      guard let byte, byte < 0x80, let value = Character(Unicode.Scalar(byte)).hexDigitValue else {
        return false
      }
      return value < radix
    }
    while isDigit(byte()) {
      index += byte(1) == UInt8(ascii: "_") && isDigit(byte(2)) ? 2 : 1
    }
  }

  private mutating func skipExponent() -> Bool {
    guard byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") else { return false }
    let signs = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
    guard let digit = byte(1 + signs), digit.isPythonDigit else { return false }
    index += 1 + signs
    skipDigits(radix: 10)
    return true
  }

  /// The number's text without underscores.
  ///
  /// - Throws: `.badNumber` when a letter or a digit follows that cannot belong to it.
  private mutating func finishedText(from start: Int) throws(PythonLiteralError) -> String {
    guard byte().map({ $0.isPythonLetter || $0.isPythonDigit }) != true else {
      while let byte = byte(), byte.isPythonLetter || byte.isPythonDigit { index += 1 }
      throw error(.badNumber(text(from: start)), at: start)
    }
    return String(decoding: bytes[start..<index].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  private func text(from start: Int) -> String {
    String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
