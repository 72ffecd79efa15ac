/// Reads one Python literal from UTF-8 text. It evaluates nothing: every name, call and operator is refused.
///
/// It reads what `ast.literal_eval` reads, which is how Odoo reads a manifest, but for what no manifest needs
/// and a hostile one could use: complex numbers, integers beyond 64 bits, escapes by character name or of
/// half a surrogate pair, a tuple without brackets, a sign before brackets, brackets deeper than `depthMax`.
///
/// Source: docs.python.org/3/library/ast.html#ast.literal_eval.
package struct PythonLiteralParser {
  /// The longest text that is read.
  package static let bytesMax = 1_048_576
  /// The deepest nesting of brackets that is read.
  package static let depthMax = 64
  /// Warnings beyond these are not collected: a hostile file could hold a million.
  package static let warningsMax = 20

  var lexer: PythonLexer
  var token: PythonToken
  /// Open brackets.
  var depth = 0
  var duplicates: [(key: String, offset: Int)] = []
  var keyOffsets: [String: Int] = [:]

  /// Reads the literal that `bytes` holds.
  ///
  /// - Parameter file: the path that errors and warnings name.
  /// - Throws: `ManifestError` with the place of the first thing that is not a literal.
  package static func parse(_ bytes: [UInt8], file: String) throws(ManifestError) -> ParsedLiteral {
    do throws(PythonLiteralError) {
      try check(bytes)
      var parser = try PythonLiteralParser(bytes)
      let literal = try parser.document()
      let warnings = parser.duplicates.map {
        ManifestError(
          file: file, position: SourcePosition(ofByte: $0.offset, in: bytes),
          message: "the key \($0.key) is written twice: the last one wins")
      }
      return ParsedLiteral(
        file: file, literal: literal, warnings: warnings, keyOffsets: parser.keyOffsets, bytes: bytes)
    } catch {
      throw ManifestError(
        file: file, position: SourcePosition(ofByte: error.offset, in: bytes), message: error.reason.message)
    }
  }

  /// As `parse`, with the error that a test can tell cases by.
  static func literal(_ bytes: [UInt8]) throws(PythonLiteralError) -> PythonLiteral {
    try check(bytes)
    var parser = try PythonLiteralParser(bytes)
    return try parser.document()
  }

  private init(_ bytes: [UInt8]) throws(PythonLiteralError) {
    lexer = try PythonLexer(bytes)
    token = try lexer.next()
  }

  /// What must hold of the text as a whole.
  private static func check(_ bytes: [UInt8]) throws(PythonLiteralError) {
    guard bytes.count <= bytesMax else { throw PythonLiteralError(reason: .tooLarge, offset: 0) }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw PythonLiteralError(reason: .byteOrderMark, offset: 0)
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw PythonLiteralError(reason: .notUTF8, offset: error.byteOffsets.lowerBound)
    }
    if let place = bytes.firstIndex(of: 0) { throw PythonLiteralError(reason: .nullByte, offset: place) }
  }

  private mutating func document() throws(PythonLiteralError) -> PythonLiteral {
    let literal = try value()
    try refuseOperator(after: literal)
    if token.kind == .mark(UInt8(ascii: ",")) { throw failure(.bareTuple) }
    while token.kind == .newline { try advance() }
    guard token.kind == .end else { throw failure(.trailing(token.label)) }
    return literal
  }
}

extension PythonLiteralParser {
  mutating func advance() throws(PythonLiteralError) {
    token = try lexer.next()
  }

  func failure(_ reason: PythonLiteralError.Reason) -> PythonLiteralError {
    PythonLiteralError(reason: reason, offset: token.offset)
  }

  mutating func value() throws(PythonLiteralError) -> PythonLiteral {
    switch token.kind {
    case .mark(UInt8(ascii: "{")): return try braces()
    case .mark(UInt8(ascii: "[")): return .list(try items(until: "]").items)
    case .mark(UInt8(ascii: "(")): return try parentheses()
    case .string, .bytes: return try strings()
    case .int, .float: return try number(sign: "")
    case .sign(let byte): return try signedNumber(byte)
    case .name(let name): return try constant(name)
    case .ellipsis:
      try advance()
      return .ellipsis
    case .operation("*"), .operation("**"): throw failure(.unpacking)
    case .operation(let sign): throw failure(.operation(sign))
    case .mark, .newline, .end: throw failure(.expected("a value", found: token.label))
    }
  }

  private mutating func constant(_ name: String) throws(PythonLiteralError) -> PythonLiteral {
    let refusal = failure(.name(name))
    try advance()
    switch name {
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "None": return .null
    case "set" where token.kind == .mark(UInt8(ascii: "(")):
      try advance()
      guard token.kind == .mark(UInt8(ascii: ")")) else { throw refusal }
      try advance()
      return .set([])
    default: throw refusal
    }
  }

  /// Strings side by side are one string.
  private mutating func strings() throws(PythonLiteralError) -> PythonLiteral {
    var text = ""
    var bytes: [UInt8] = []
    var isText = false
    var isBytes = false
    while true {
      switch token.kind {
      case .string(let part):
        text += part
        isText = true
      case .bytes(let part):
        bytes += part
        isBytes = true
      default: return isBytes ? .bytes(bytes) : .string(text)
      }
      guard isText != isBytes else { throw failure(.mixedBytes) }
      try advance()
    }
  }

  private mutating func signedNumber(_ sign: UInt8) throws(PythonLiteralError) -> PythonLiteral {
    try advance()
    switch token.kind {
    case .int, .float: return try number(sign: sign == UInt8(ascii: "-") ? "-" : "")
    case .mark(UInt8(ascii: "(")): throw failure(.signedValue)
    default: throw failure(.expected("a number", found: token.label))
    }
  }

  private mutating func number(sign: String) throws(PythonLiteralError) -> PythonLiteral {
    let literal: PythonLiteral
    switch token.kind {
    case .float(let value): literal = .float(sign.isEmpty ? value : -value)
    case .int(let digits, let radix):
      guard let value = Int(sign + digits, radix: radix) else { throw failure(.integerTooLarge) }
      literal = .int(value)
    default: throw failure(.expected("a number", found: token.label))
    }
    try advance()
    return literal
  }

  /// A sign behind a number may begin an imaginary part, which gets its own sentence.
  mutating func refuseOperator(after literal: PythonLiteral) throws(PythonLiteralError) {
    switch (token.kind, literal) {
    case (.operation(let sign), _): throw failure(.operation(sign))
    case (.sign(let byte), _):
      let refusal = failure(.operation(String(Character(Unicode.Scalar(byte)))))
      if literal.kind == "an integer" || literal.kind == "a float" { try advance() }
      throw refusal
    default: break
    }
  }
}
