/// Takes a Markdown text line by line and makes blocks of it.
struct MarkdownReader {
  private var blocks: [MarkdownBlock] = []
  private var text: [String] = []
  private var quote: [String] = []
  private var table: [String] = []
  private var code: [String]?
  private var fence = ""

  mutating func take(_ line: String) {
    let trimmed = line.drop { $0 == " " }
    if var lines = code {
      if trimmed.hasPrefix(fence), trimmed.allSatisfy({ $0 == fence.first || $0 == " " }) {
        blocks.append(.code(lines))
        code = nil
      } else {
        lines.append(line)
        code = lines
      }
      return
    }
    if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
      flush()
      fence = String(trimmed.prefix(3))
      code = []
    } else if trimmed.hasPrefix("|") {
      flushText()
      table.append(String(trimmed))
    } else if trimmed.hasPrefix(">") {
      flushText()
      quote.append(String(trimmed.dropFirst().drop { $0 == " " }))
    } else {
      flushTable()
      takeText(line, trimmed)
    }
  }

  mutating func finish() -> [MarkdownBlock] {
    if let code { blocks.append(.code(code)) }
    code = nil
    flush()
    return blocks
  }

  private mutating func takeText(_ line: String, _ trimmed: Substring) {
    let indent = line.count - trimmed.count
    if trimmed.isEmpty {
      flush()
    } else if let heading = Self.heading(trimmed) {
      flush()
      blocks.append(heading)
    } else if trimmed.count >= 3, Set(trimmed.filter { $0 != " " }).count == 1,
      "-*_".contains(trimmed.prefix(1))
    {
      flush()
      blocks.append(.rule)
    } else if let (marker, rest) = Self.marker(trimmed) {
      flush()
      blocks.append(.item(depth: indent / 2, marker: marker, MarkdownInline.line(String(rest))))
    } else if indent > 0, text.isEmpty, case .item(let depth, let marker, let before)? = blocks.last {
      // A line that is set in goes on with the item above it.
      blocks[blocks.count - 1] = .item(
        depth: depth, marker: marker, before + " " + MarkdownInline.line(String(trimmed)))
    } else {
      text.append(String(trimmed))
    }
  }

  private static func heading(_ text: Substring) -> MarkdownBlock? {
    let marks = text.prefix { $0 == "#" }
    guard (1...6).contains(marks.count), text.dropFirst(marks.count).first == " " else { return nil }
    var words = text.dropFirst(marks.count + 1)
    while let last = words.last, last == "#" || last == " " { words = words.dropLast() }
    return .heading(level: marks.count, MarkdownInline.line(String(words), .title, .bold))
  }

  private static func marker(_ text: Substring) -> (String, Substring)? {
    if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " {
      return (Glyph.marked, box(text.dropFirst(2)))
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 4, let end = rest.first, ".)".contains(end),
      rest.dropFirst().first == " "
    else { return nil }
    return (digits + ".", rest.dropFirst(2))
  }

  /// The box of a list of things to do stays in sight.
  private static func box(_ text: Substring) -> Substring {
    text.hasPrefix("[X] ") ? "[x] " + text.dropFirst(4) : text
  }

  private mutating func flush() {
    flushText()
    flushTable()
    if !quote.isEmpty { blocks.append(.quote(MarkdownInline.line(quote.joined(separator: " "), .dim))) }
    quote = []
  }

  private mutating func flushText() {
    if !text.isEmpty { blocks.append(.paragraph(MarkdownInline.line(text.joined(separator: " ")))) }
    text = []
  }

  private mutating func flushTable() {
    guard !table.isEmpty else { return }
    let rows = table.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
        .map { $0.trimmingSpaces }
    }
    let isTable = rows.count > 1 && rows[1].contains { $0.contains("-") }
    if isTable {
      let columns = rows[0].count - (rows[0].last?.isEmpty == true ? 1 : 0)
      let cells = ([rows[0]] + rows.dropFirst(2)).map { row in
        (0..<columns).map { MarkdownInline.line($0 < row.count ? String(row[$0]) : "") }
      }
      blocks.append(.table(cells))
    } else {
      blocks.append(.paragraph(MarkdownInline.line(table.joined(separator: " "))))
    }
    table = []
  }
}

extension Substring {
  /// Without the spaces at both ends.
  fileprivate var trimmingSpaces: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text = text.dropLast() }
    return text
  }
}
