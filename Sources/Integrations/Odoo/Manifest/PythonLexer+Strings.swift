extension PythonLexer {
  /// Reads a string from its opening quote, at which the lexer stands.
  ///
  /// - Parameters:
  ///   - prefix: the letters right before the quote.
  ///   - start: the byte at which the prefix begins.
  mutating func string(prefix: String, start: Int) throws(PythonLiteralError) -> PythonToken {
    let letters = prefix.lowercased()
    switch letters {
    case "", "u", "r": break
    case "b", "br", "rb": break
    case "f", "fr", "rf": throw error(.formatString, at: start)
    default: throw error(.badStringPrefix(prefix), at: start)
    }
    let isBytes = letters.contains("b")
    let content = try stringContent(isRaw: letters.contains("r"), isBytes: isBytes, start: start)
    let kind: PythonToken.Kind = isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self))
    return PythonToken(kind: kind, offset: start)
  }

  private mutating func stringContent(isRaw: Bool, isBytes: Bool, start: Int) throws(PythonLiteralError)
    -> [UInt8]
  {
    let quote = bytes[index]
    let isTriple = byte(1) == quote && byte(2) == quote
    index += isTriple ? 3 : 1
    var content: [UInt8] = []
    while let byte = byte() {
      switch byte {
      case quote where !isTriple:
        index += 1
        return content
      case quote where self.byte(1) == quote && self.byte(2) == quote:
        index += 3
        return content
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        guard isTriple else { throw error(.unterminatedString, at: start) }
        skipLineEnd()
        content.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\\"):
        if isRaw { appendRawPair(to: &content) } else { try appendEscape(to: &content, isBytes: isBytes) }
      case _ where isBytes && byte >= 0x80: throw error(.nonASCIIBytes)
      default:
        content.append(byte)
        index += 1
      }
    }
    throw error(.unterminatedString, at: start)
  }

  /// In a raw string a backslash keeps itself, and still keeps a quote from ending the string.
  private mutating func appendRawPair(to content: inout [UInt8]) {
    content.append(UInt8(ascii: "\\"))
    index += 1
    switch byte() {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      skipLineEnd()
      content.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      content.append(bytes[index])
      index += 1
    default: break
    }
  }

  private mutating func appendEscape(to content: inout [UInt8], isBytes: Bool) throws(PythonLiteralError) {
    guard let letter = byte(1) else { throw error(.badEscape("\\")) }
    let plain: UInt8
    switch letter {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      index += 1
      skipLineEnd()
      return
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): plain = letter
    case UInt8(ascii: "a"): plain = 0x07
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "v"): plain = 0x0B
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return appendOctal(to: &content, isBytes: isBytes)
    case UInt8(ascii: "x"): return try appendHex(digits: 2, to: &content, isBytes: isBytes)
    case UInt8(ascii: "u") where !isBytes: return try appendHex(digits: 4, to: &content, isBytes: false)
    case UInt8(ascii: "U") where !isBytes: return try appendHex(digits: 8, to: &content, isBytes: false)
    case UInt8(ascii: "N") where !isBytes: throw error(.namedEscape)
    default:
      // Python keeps the backslash of an escape that it does not know; what follows is read as usual.
      content.append(UInt8(ascii: "\\"))
      index += 1
      return
    }
    content.append(plain)
    index += 2
  }

  private mutating func appendOctal(to content: inout [UInt8], isBytes: Bool) {
    index += 1
    var value: UInt32 = 0
    var digits = 0
    while digits < 3, let byte = byte(), (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) {
      value = value * 8 + UInt32(byte - UInt8(ascii: "0"))
      digits += 1
      index += 1
    }
    if isBytes {
      content.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      content.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }

  private mutating func appendHex(digits: Int, to content: inout [UInt8], isBytes: Bool)
    throws(PythonLiteralError)
  {
    var value: UInt32 = 0
    for place in 2..<2 + digits {
      guard let byte = byte(place), let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
      else {
        let text = String(decoding: bytes[index..<min(index + place, bytes.count)], as: UTF8.self)
        throw error(.badEscape(text))
      }
      value = value << 4 | UInt32(digit)
    }
    if isBytes {
      content.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      content.append(contentsOf: UTF8.encode(scalar) ?? .init())
    } else {
      let isSurrogate = (0xD800...0xDFFF).contains(value)
      let text = String(decoding: bytes[index..<index + 2 + digits], as: UTF8.self)
      throw error(isSurrogate ? .surrogate : .badEscape(text))
    }
    index += 2 + digits
  }
}
