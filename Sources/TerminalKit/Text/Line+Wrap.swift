extension Line {
  /// The line broken at spaces into lines of at most `width` cells; styles are kept.
  package func wrapped(to width: Int) -> [Line] {
    guard width > 0 else { return [] }
    guard self.width > width else { return [self] }
    var wrapper = Wrapper(width: width)
    for span in spans {
      for word in span.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if word.offset > 0 { wrapper.space(span.style) }
        wrapper.add(String(word.element), span.style)
      }
    }
    return wrapper.finish()
  }

  /// Gathers words; a word may be made of several spans, so a line ends only at a space.
  private struct Wrapper {
    let width: Int
    private var lines: [Line] = []
    private var line: [Span] = []
    private var lineWidth = 0
    private var word: [Span] = []
    private var wordWidth = 0
    private var gap: Style?

    init(width: Int) { self.width = width }

    mutating func add(_ text: String, _ style: Style) {
      for piece in pieces(of: text) {
        // Every part of a broken address leads to the whole.
        word.append(Span(piece, style, address: text))
        wordWidth += TextWidth.of(piece)
        if wordWidth >= width { flush() }
      }
    }

    mutating func space(_ style: Style) {
      flush()
      gap = style
    }

    mutating func finish() -> [Line] {
      flush()
      if !line.isEmpty { lines.append(Line(line)) }
      return lines
    }

    private mutating func flush() {
      guard wordWidth > 0 else { return }
      let space = gap == nil || line.isEmpty ? 0 : 1
      if lineWidth + space + wordWidth > width, !line.isEmpty {
        lines.append(Line(line))
        line = []
        lineWidth = 0
      } else if space == 1, let gap {
        line.append(Span(" ", gap))
        lineWidth += 1
      }
      line += word
      lineWidth += wordWidth
      word = []
      wordWidth = 0
      gap = nil
    }

    /// A text in pieces that each fit into a line.
    private func pieces(of text: String) -> [String] {
      guard TextWidth.of(text) > width else { return text.isEmpty ? [] : [text] }
      return TextFit.wrap(text, to: width)
    }
  }
}
