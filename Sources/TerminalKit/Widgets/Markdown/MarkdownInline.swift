/// Reads what stands inside a paragraph: `**bold**`, `*stress*`, `` `code` ``, `[text](url)`, `<url>`, `https://…`.
///
/// A link shows its text and its address; the address is a span of its own with the role `link`, which is what a
/// terminal that opens links is told.
struct MarkdownInline {
  private var spans: [Span] = []
  private var plain = ""
  private var attributes: Attributes = []
  private let role: Role

  /// The line of a text; marks that are not closed stand for themselves.
  static func line(_ text: String, _ role: Role = .text, _ attributes: Attributes = []) -> Line {
    var reader = MarkdownInline(role: role, attributes: attributes)
    reader.read(Substring(text))
    reader.flush()
    return Line(reader.spans)
  }

  private init(role: Role, attributes: Attributes) {
    self.role = role
    self.attributes = attributes
  }

  private mutating func read(_ text: Substring) {
    var rest = text
    while let character = rest.first {
      if let used = readMark(rest) {
        rest = rest.dropFirst(used)
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
  }

  /// Reads a mark at the beginning; answers the characters it takes, nil when there is none.
  private mutating func readMark(_ rest: Substring) -> Int? {
    if rest.first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
      plain.append(next)
      return 2
    }
    if let code = Self.between("`", "`", in: rest) {
      add(String(code), Style(.accent, attributes))
      return code.count + 2
    }
    for (mark, weight) in [("**", Attributes.bold), ("__", .bold), ("*", .underline), ("_", .underline)] {
      guard let inner = Self.between(mark, mark, in: rest), inner.first?.isWhitespace == false,
        inner.last?.isWhitespace == false, mark.first != "_" || isWordStart
      else { continue }
      flush()
      let before = attributes
      attributes.insert(weight)
      read(inner)
      flush()
      attributes = before
      return inner.count + 2 * mark.count
    }
    return readLink(rest)
  }

  private mutating func readLink(_ rest: Substring) -> Int? {
    if let text = Self.between("[", "]", in: rest) {
      let after = rest.dropFirst(text.count + 2)
      guard let url = Self.between("(", ")", in: after), !url.contains(" ") else { return nil }
      flush()
      if text != url {
        read(text)
        plain.append(" ")
        flush()
      }
      add(String(url), Style(.link))
      return text.count + url.count + 4
    }
    if let url = Self.between("<", ">", in: rest), Self.isAddress(url) {
      add(String(url), Style(.link))
      return url.count + 2
    }
    guard isWordStart, Self.isAddress(rest) else { return nil }
    var url = rest.prefix { !$0.isWhitespace && !"<>\"'`".contains($0) }
    while let last = url.last, ".,;:!?)]*_".contains(last) { url = url.dropLast() }
    add(String(url), Style(.link))
    return url.count
  }

  private var isWordStart: Bool { plain.last.map { !$0.isLetter && !$0.isNumber } ?? true }

  private static func isAddress(_ text: Substring) -> Bool {
    text.hasPrefix("https://") || text.hasPrefix("http://")
  }

  private mutating func add(_ text: String, _ style: Style) {
    flush()
    if !text.isEmpty { spans.append(Span(text, style)) }
  }

  private mutating func flush() {
    if !plain.isEmpty { spans.append(Span(plain, Style(role, attributes))) }
    plain = ""
  }

  /// What stands between two marks at the beginning of a text; nil when it is nothing, or the second is missing.
  private static func between(_ open: String, _ close: String, in text: Substring) -> Substring? {
    guard text.hasPrefix(open) else { return nil }
    let inner = text.dropFirst(open.count)
    guard let end = inner.firstRange(of: close)?.lowerBound, end > inner.startIndex else { return nil }
    return inner[..<end]
  }
}
