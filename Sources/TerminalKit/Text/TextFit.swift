/// Fits plain text into a number of cells.
package enum TextFit {
  /// The longest part of the text within `width` cells; `…` takes the last cell when something is cut.
  package static func truncate(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    let clean = Sanitizer.visible(text)
    guard TextWidth.of(clean) > width else { return clean }
    var result = ""
    var used = 0
    for cluster in clean {
      let cells = TextWidth.of(cluster)
      if used + cells > width - 1 { break }
      result.append(cluster)
      used += cells
    }
    return result + Glyph.ellipsis
  }

  /// The text in exactly `width` cells: cut or filled with spaces.
  package static func pad(_ text: String, to width: Int, _ alignment: Alignment = .leading) -> String {
    let cut = truncate(text, to: width)
    let missing = max(0, width - TextWidth.of(cut))
    let before = alignment.offset(of: width - missing, in: width)
    return String(repeating: " ", count: before) + cut + String(repeating: " ", count: missing - before)
  }

  /// The text in lines of at most `width` cells, broken at spaces where possible and at line ends always.
  package static func wrap(_ text: String, to width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    for paragraph in Sanitizer.lines(text) { wrap(paragraph: paragraph, to: width, into: &lines) }
    return lines.isEmpty ? [""] : lines
  }

  private static func wrap(paragraph: String, to width: Int, into lines: inout [String]) {
    if TextWidth.of(paragraph) <= width {
      lines.append(paragraph)
      return
    }
    var line = ""
    var used = 0
    for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
      let cells = TextWidth.of(String(word))
      let gap = line.isEmpty ? 0 : 1
      if used + gap + cells <= width {
        if gap == 1 { line.append(" ") }
        line.append(contentsOf: word)
        used += gap + cells
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      used = 0
      for cluster in word {
        let cells = TextWidth.of(cluster)
        if used + cells > width, used > 0 {
          lines.append(line)
          line = ""
          used = 0
        }
        line.append(cluster)
        used += cells
      }
    }
    if !line.isEmpty { lines.append(line) }
  }
}
