/// A Markdown text that was read: headings, paragraphs, lists, code, quotes, simple tables. What it does not know
/// it shows as text.
package struct MarkdownDocument: Equatable, Sendable {
  let blocks: [MarkdownBlock]

  /// Reads a text; of a very long one the first 10,000 lines.
  package init(_ text: String) {
    var reader = MarkdownReader()
    for line in Sanitizer.lines(text) { reader.take(line) }
    blocks = reader.finish()
  }

  /// The text of the first heading; empty when there is none.
  package var title: String {
    for case .heading(_, let line) in blocks { return line.text }
    return ""
  }

  /// The lines of the whole text in a width.
  package func lines(width: Int) -> [Line] {
    var lines: [Line] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, !Self.staysTogether(blocks[index - 1], block) { lines.append(.empty) }
      lines += MarkdownLayout.lines(of: block, width: max(8, width))
    }
    return lines
  }

  private static func staysTogether(_ first: MarkdownBlock, _ second: MarkdownBlock) -> Bool {
    if case .item = first, case .item = second { return true }
    return false
  }
}
