import TerminalKit

/// Rows of text under a header, in columns as wide as their widest cell. Nothing is cut: a pipe reads all of it.
struct TextTable: Equatable, Sendable {
  struct Column: Equatable, Sendable {
    var title: String
    var alignment: Alignment

    /// Numbers stand right, everything else left.
    init(_ title: String, _ alignment: Alignment = .leading) {
      self.title = title
      self.alignment = alignment
    }
  }

  struct Cell: Equatable, Sendable, ExpressibleByStringInterpolation {
    var text: String
    var meaning: Style.Meaning?

    /// The text is cleaned here, so that no caller forgets it. What is empty shows as `-`.
    init(_ text: String?, _ meaning: Style.Meaning? = nil) {
      let clean = Sanitizer.visible(text ?? "")
      self.text = clean.isEmpty ? "-" : clean
      self.meaning = meaning
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  var columns: [Column]
  var rows: [[Cell]] = []

  init(_ columns: Column...) {
    self.columns = columns
  }

  /// Every line ends with a line end, none with a blank.
  func text(_ style: Style) -> String {
    let header = columns.map { Cell($0.title, .quiet) }
    let lines = [header] + rows
    let widths = columns.indices.map { column in lines.map { TextWidth.of($0[column].text) }.max() ?? 0 }
    return lines.map { line(of: $0, widths, style) + "\n" }.joined()
  }

  private func line(of cells: [Cell], _ widths: [Int], _ style: Style) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let blanks = String(repeating: " ", count: widths[index] - TextWidth.of(cell.text))
      let isRight = columns[index].alignment == .trailing
      let isLast = index == cells.count - 1
      if isRight { line += blanks }
      line += style.paint(cell.text, cell.meaning)
      if !isRight, !isLast { line += blanks }
      if !isLast { line += "  " }
    }
    return line
  }
}
