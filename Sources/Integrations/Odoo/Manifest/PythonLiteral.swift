/// A value that Python's literal syntax can spell. Nothing in it can be called or evaluated.
package indirect enum PythonLiteral: Equatable, Sendable {
  /// A dict's key with its value.
  package struct Pair: Equatable, Sendable {
    package var key: PythonLiteral
    package var value: PythonLiteral

    package init(_ key: PythonLiteral, _ value: PythonLiteral) {
      self.key = key
      self.value = value
    }
  }

  /// In the order written; a key that is written twice keeps its first place and its last value, as in
  /// Python.
  case dict([Pair])
  case list([PythonLiteral])
  case tuple([PythonLiteral])
  /// Without duplicates, in the order written.
  case set([PythonLiteral])
  case string(String)
  case bytes([UInt8])
  case int(Int)
  case float(Double)
  case bool(Bool)
  /// `None`
  case null
  /// `...`
  case ellipsis
}

extension PythonLiteral {
  /// The value of a string key of a dict; nil for another kind of value or a key that is not there.
  package subscript(key: String) -> PythonLiteral? {
    guard case .dict(let pairs) = self else { return nil }
    return pairs.first { $0.key == .string(key) }?.value
  }

  /// What Python calls the kind, with its article: "a list".
  package var kind: String {
    switch self {
    case .dict: "a dict"
    case .list: "a list"
    case .tuple: "a tuple"
    case .set: "a set"
    case .string: "a string"
    case .bytes: "bytes"
    case .int: "an integer"
    case .float: "a float"
    case .bool: "a bool"
    case .null: "None"
    case .ellipsis: "an ellipsis"
    }
  }

  /// Python's truth of the value: false for zero, for what is empty, and for `None`.
  package var isTruthy: Bool {
    switch self {
    case .dict(let pairs): !pairs.isEmpty
    case .list(let items), .tuple(let items), .set(let items): !items.isEmpty
    case .string(let text): !text.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .int(let number): number != 0
    case .float(let number): number != 0
    case .bool(let flag): flag
    case .null: false
    case .ellipsis: true
    }
  }
}
