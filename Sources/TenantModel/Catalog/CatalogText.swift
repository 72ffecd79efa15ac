/// A reader that walks JSON once, from front to back, and makes nothing that is not asked for.
///
/// Source of the grammar: RFC 8259. Numbers are only passed over.
struct CatalogText {
  private let bytes: UnsafeRawBufferPointer
  private(set) var index = 0

  /// - Parameter bytes: must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  func error(_ message: String) -> CatalogTextError {
    CatalogTextError(offset: index, message: message)
  }

  /// The next byte that is no blank, without stepping over it; nil at the end.
  mutating func peek() -> UInt8? {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      index += 1
    }
    return nil
  }

  private mutating func expect(_ mark: UInt8) throws(CatalogTextError) {
    guard peek() == mark else { throw error("`\(Unicode.Scalar(mark))` expected") }
    index += 1
  }

  private mutating func take(_ mark: UInt8) -> Bool {
    guard peek() == mark else { return false }
    index += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    _ = peek()
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    let isWord = word.withUTF8Buffer { bytes[index..<end].elementsEqual($0) }
    if isWord { index = end }
    return isWord
  }

  /// Calls `body` before each element of an array; it must read the element.
  mutating func array(_ body: (inout CatalogText) throws(CatalogTextError) -> Void) throws(CatalogTextError) {
    try expect(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return }
    repeat { try body(&self) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  /// Calls `body` with each key of an object; it must read the value.
  mutating func object(
    _ body: (inout CatalogText, String) throws(CatalogTextError) -> Void
  ) throws(CatalogTextError) {
    try expect(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let key = try string()
      try expect(UInt8(ascii: ":"))
      try body(&self, key)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Nothing but blanks may follow.
  mutating func end() throws(CatalogTextError) {
    guard peek() == nil else { throw error("the end of the text expected") }
  }

  mutating func bool() throws(CatalogTextError) -> Bool {
    if take(word: "true") { return true }
    if take(word: "false") { return false }
    throw error("true or false expected")
  }

  mutating func optionalString() throws(CatalogTextError) -> String? {
    take(word: "null") ? nil : try string()
  }

  mutating func strings() throws(CatalogTextError) -> [String] {
    var texts: [String] = []
    try array { (text) throws(CatalogTextError) in texts.append(try text.string()) }
    return texts
  }

  mutating func string() throws(CatalogTextError) -> String {
    try expect(UInt8(ascii: "\""))
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        defer { index += 1 }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw error("a control character in a string")
      default: index += 1
      }
    }
    throw error("the string does not end")
  }

  /// Steps over a value of any kind.
  mutating func skip() throws(CatalogTextError) {
    switch peek() {
    case UInt8(ascii: "\"")?: _ = try string()
    case UInt8(ascii: "[")?: try array { (text) throws(CatalogTextError) in try text.skip() }
    case UInt8(ascii: "{")?: try object { (text, _) throws(CatalogTextError) in try text.skip() }
    default:
      let start = index
      while index < bytes.count, Self.isPlain(bytes[index]) { index += 1 }
      guard index > start else { throw error("a value expected") }
    }
  }

  /// A byte of a number or of `true`, `false`, `null`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLowercaseLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "E")
  }
}

extension CatalogText {
  /// The rest of a string that has a backslash in it, at which the reader stands.
  private mutating func escapedString(from start: Int) throws(CatalogTextError) -> String {
    var content = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): try appendEscape(to: &content)
      case 0..<0x20: throw error("a control character in a string")
      default: content.append(byte)
      }
    }
    throw error("the string does not end")
  }

  private mutating func appendEscape(to content: inout [UInt8]) throws(CatalogTextError) {
    guard index < bytes.count else { throw error("the string does not end") }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if UTF16.isLeadSurrogate(units[0]), take(word: "\\u") { units.append(try unit()) }
      content += Array(String(decoding: units, as: UTF16.self).utf8)
    default: throw error("an escape that JSON does not know")
    }
  }

  private mutating func unit() throws(CatalogTextError) -> UInt16 {
    let end = index + 4
    guard end <= bytes.count,
      let unit = UInt16(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16)
    else {
      throw error("four hexadecimal digits expected")
    }
    index = end
    return unit
  }
}
