extension PythonLiteral {
  /// What a list, a tuple or a set holds; nil for anything else.
  var items: [PythonLiteral]? {
    switch self {
    case .list(let items), .tuple(let items), .set(let items): items
    case .string, .bytes, .int, .float, .bool, .null, .ellipsis, .dict: nil
    }
  }

  /// The strings of a list, a tuple or a set of strings, or of one string; nil for anything else.
  var strings: [String]? {
    switch self {
    case .string(let text): return [text]
    case .list(let items), .tuple(let items), .set(let items): return Self.strings(items)
    default: return nil
    }
  }

  /// The strings that are a dict's values.
  var valueStrings: [String]? {
    guard case .dict(let pairs) = self else { return nil }
    return Self.strings(pairs.map(\.value))
  }

  private static func strings(_ items: [PythonLiteral]) -> [String]? {
    var texts: [String] = []
    for item in items {
      guard case .string(let text) = item else { return nil }
      texts.append(text)
    }
    return texts
  }
}
