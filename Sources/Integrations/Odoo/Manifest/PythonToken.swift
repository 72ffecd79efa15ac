/// A word of Python's literal syntax, with the byte at which it begins.
struct PythonToken: Equatable {
  /// What it is.
  enum Kind: Equatable {
    /// One of `{`, `}`, `[`, `]`, `(`, `)`, `,`, `:`.
    case mark(UInt8)
    case string(String)
    case bytes([UInt8])
    case int(String, radix: Int)
    case float(Double)
    case name(String)
    case ellipsis
    /// `+` or `-`.
    case sign(UInt8)
    /// Any other operator.
    case operation(String)
    /// The end of a line outside brackets.
    case newline
    case end
  }

  var kind: Kind
  var offset: Int
}

extension PythonToken {
  /// What it is, for messages.
  var label: String {
    switch kind {
    case .mark(let byte), .sign(let byte): "`\(Character(Unicode.Scalar(byte)))`"
    case .string, .bytes: "a string"
    case .int, .float: "a number"
    case .name(let name): "the name `\(name)`"
    case .ellipsis: "`...`"
    case .operation(let sign): "the operator `\(sign)`"
    case .newline: "the end of the line"
    case .end: "the end of the file"
    }
  }
}
