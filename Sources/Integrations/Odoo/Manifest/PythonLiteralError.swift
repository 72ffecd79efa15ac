/// Why a text is not a Python literal that we read, and at which byte.
struct PythonLiteralError: Error, Equatable {
  /// What is wrong.
  enum Reason: Equatable {
    case empty
    case tooLarge
    case notUTF8
    case byteOrderMark
    case nullByte
    case indented
    case indentedEnd
    case tooDeep
    case unexpectedCharacter(Unicode.Scalar)
    case strayBackslash
    case name(String)
    case operation(String)
    case unpacking
    case expected(String, found: String)
    case unclosed(String, opened: SourcePosition)
    case trailing(String)
    case bareTuple
    case unhashable(String)
    case unterminatedString
    case badStringPrefix(String)
    case formatString
    case mixedBytes
    case badEscape(String)
    case namedEscape
    case surrogate
    case nonASCIIBytes
    case badNumber(String)
    case complex
    case integerTooLarge
    case signedValue
  }

  var reason: Reason
  var offset: Int
}

extension PythonLiteralError.Reason {
  /// True for what `ast.literal_eval` accepts and a manifest has no use for.
  var isDeliberateDifference: Bool {
    switch self {
    case .tooLarge, .tooDeep, .bareTuple, .namedEscape, .surrogate, .complex, .integerTooLarge, .signedValue:
      true
    default: false
    }
  }

  /// One sentence without its full stop.
  var message: String {
    switch self {
    case .empty: "the file is empty: a manifest is one Python dict"
    case .tooLarge: "the file is larger than \(PythonLiteralParser.bytesMax / 1_048_576) MiB"
    case .notUTF8: "the file is not UTF-8 from here on"
    case .byteOrderMark: "the file begins with a byte order mark (U+FEFF), which Odoo refuses"
    case .nullByte: "a null byte does not belong here"
    case .indented: "the first line of the value is indented: it must begin in column 1"
    case .indentedEnd:
      "the last line holds only blanks and no line end, which Python takes for an indented line"
    case .tooDeep: "brackets are nested deeper than \(PythonLiteralParser.depthMax)"
    case .unexpectedCharacter(let scalar): "the character \(Self.spelling(of: scalar)) does not belong here"
    case .strayBackslash: "a backslash outside a string must end its line"
    case .name(let name): Self.message(ofName: name)
    case .operation(let sign): "`\(sign)` is an operator: only literals are read, nothing is computed"
    case .unpacking: "`*` unpacks: only literals are read, nothing is computed"
    case .expected(let wanted, let found): "\(wanted) expected, found \(found)"
    case .unclosed(let closer, let opened):
      "`\(closer)` expected before the file ends: its bracket opens at \(opened.line):\(opened.column)"
    case .trailing(let found): "there is text after the value: \(found)"
    case .bareTuple: "a comma after the value makes it a tuple"
    case .unhashable(let kind): "\(kind) cannot be a key or a member of a set"
    case .unterminatedString: "the string that begins here does not end"
    case .badStringPrefix(let prefix): "`\(prefix)` is not a string prefix"
    case .formatString: "a string with the prefix `f` is computed: only literals are read"
    case .mixedBytes: "bytes and text cannot stand side by side as one string"
    case .badEscape(let text): "`\(text)` is not a complete escape"
    case .namedEscape: "the escape `\\N{…}` is not read: write the character itself"
    case .surrogate: "the escape names half of a surrogate pair, which is not a character"
    case .nonASCIIBytes: "bytes may hold ASCII characters only"
    case .badNumber(let text): "`\(text)` is not a number"
    case .complex: "a complex number has no place in a manifest"
    case .integerTooLarge: "the integer does not fit 64 bits"
    case .signedValue: "a sign may stand only before a number"
    }
  }

  private static func message(ofName name: String) -> String {
    switch name {
    case "true": "the name `true` is JSON's spelling: Python writes `True`"
    case "false": "the name `false` is JSON's spelling: Python writes `False`"
    case "null", "none": "the name `\(name)` is not Python's: it writes `None`"
    default: "the name `\(name)` is not a literal: nothing is looked up or called"
    }
  }

  private static func spelling(of scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    return (0x21...0x7E).contains(scalar.value) ? "`\(scalar)`" : padded
  }
}
