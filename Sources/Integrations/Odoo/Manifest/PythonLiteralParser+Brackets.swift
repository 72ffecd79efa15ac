extension PythonLiteralParser {
  mutating func parentheses() throws(PythonLiteralError) -> PythonLiteral {
    let content = try items(until: ")")
    guard content.items.count == 1, !content.endsWithComma, let only = content.items.first else {
      return .tuple(content.items)
    }
    return only
  }

  /// What stands between the bracket here and its partner, which it steps over.
  mutating func items(
    until closer: Unicode.Scalar
  ) throws(PythonLiteralError) -> (items: [PythonLiteral], endsWithComma: Bool) {
    let opened = token.offset
    let end = PythonToken.Kind.mark(UInt8(ascii: closer))
    try advance()
    depth += 1
    defer { depth -= 1 }
    var items: [PythonLiteral] = []
    var endsWithComma = false
    while token.kind != end {
      try expectMore(before: closer, opened: opened)
      items.append(try value())
      endsWithComma = try separator(after: items[items.count - 1], before: closer, opened: opened)
    }
    try advance()
    return (items, endsWithComma)
  }

  /// Steps over a comma, or stays at the closing bracket.
  private mutating func separator(
    after literal: PythonLiteral, before closer: Unicode.Scalar, opened: Int
  ) throws(PythonLiteralError) -> Bool {
    try refuseOperator(after: literal)
    switch token.kind {
    case .mark(UInt8(ascii: ",")):
      try advance()
      return true
    case .mark(UInt8(ascii: closer)): return false
    case .end: throw unclosed(closer, opened: opened)
    case .mark(let byte) where byte != UInt8(ascii: ":"):
      throw failure(.expected("`\(closer)`", found: token.label))
    default: throw failure(.expected("`,` or `\(closer)`", found: token.label))
    }
  }

  private func expectMore(before closer: Unicode.Scalar, opened: Int) throws(PythonLiteralError) {
    switch token.kind {
    case .end: throw unclosed(closer, opened: opened)
    case .mark(UInt8(ascii: "}")), .mark(UInt8(ascii: "]")), .mark(UInt8(ascii: ")")):
      throw failure(.expected("`\(closer)`", found: token.label))
    default: break
    }
  }

  private func unclosed(_ closer: Unicode.Scalar, opened: Int) -> PythonLiteralError {
    failure(
      .unclosed(String(Character(closer)), opened: SourcePosition(ofByte: opened, in: lexer.bytes)))
  }

  /// A dict or a set: the first element's colon tells.
  mutating func braces() throws(PythonLiteralError) -> PythonLiteral {
    let opened = token.offset
    try advance()
    depth += 1
    defer { depth -= 1 }
    var pairs: [PythonLiteral.Pair] = []
    var members: [PythonLiteral] = []
    var places: [PythonLiteralKey: Int] = [:]
    var isSet: Bool?
    while token.kind != .mark(UInt8(ascii: "}")) {
      try expectMore(before: "}", opened: opened)
      let start = token
      let first = try value()
      try refuseOperator(after: first)
      guard let key = PythonLiteralKey(first) else {
        throw PythonLiteralError(reason: .unhashable(first.kind), offset: start.offset)
      }
      if isSet == nil { isSet = token.kind != .mark(UInt8(ascii: ":")) }
      if isSet == true {
        if places.updateValue(0, forKey: key) == nil { members.append(first) }
        _ = try separator(after: first, before: "}", opened: opened)
        continue
      }
      guard token.kind == .mark(UInt8(ascii: ":")) else {
        throw token.kind == .end
          ? unclosed("}", opened: opened) : failure(.expected("`:`", found: token.label))
      }
      try advance()
      let second = try value()
      note(first, at: start.offset, isNew: places[key] == nil)
      if let place = places[key] {
        pairs[place].value = second
      } else {
        places[key] = pairs.count
        pairs.append(PythonLiteral.Pair(first, second))
      }
      _ = try separator(after: second, before: "}", opened: opened)
    }
    try advance()
    return isSet == true ? .set(members) : .dict(pairs)
  }

  private mutating func note(_ key: PythonLiteral, at offset: Int, isNew: Bool) {
    guard case .string(let text) = key else { return }
    if depth == 1 { keyOffsets[text] = offset }
    if !isNew, duplicates.count < Self.warningsMax {
      duplicates.append((key: "“\(text.prefix(60))”", offset: offset))
    }
  }
}
