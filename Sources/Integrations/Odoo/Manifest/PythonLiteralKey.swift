/// What Python compares when it looks for a key: `1`, `1.0` and `True` are one key, "é" composed and
/// decomposed two.
enum PythonLiteralKey: Hashable {
  case null
  case ellipsis
  case int(Int)
  case float(Double)
  case string([UInt8])
  case bytes([UInt8])
  case tuple([PythonLiteralKey])

  /// - Returns: nil when Python could not hash the value: a list, a dict, a set, or a tuple that holds one.
  init?(_ literal: PythonLiteral) {
    switch literal {
    case .null: self = .null
    case .ellipsis: self = .ellipsis
    case .bool(let flag): self = .int(flag ? 1 : 0)
    case .int(let number): self = .int(number)
    case .float(let number): self = Int(exactly: number).map(Self.int) ?? .float(number)
    case .string(let text): self = .string(Array(text.utf8))
    case .bytes(let bytes): self = .bytes(bytes)
    case .tuple(let items):
      var keys: [PythonLiteralKey] = []
      for item in items {
        guard let key = PythonLiteralKey(item) else { return nil }
        keys.append(key)
      }
      self = .tuple(keys)
    case .dict, .list, .set: return nil
    }
  }
}
