/// Turns blocks of Markdown into lines of a width.
enum MarkdownLayout {
  static func lines(of block: MarkdownBlock, width: Int) -> [Line] {
    switch block {
    case .heading(let level, let line): heading(level, line, width)
    case .paragraph(let line): line.wrapped(to: width)
    case .item(let depth, let marker, let line): item(depth, marker, line, width)
    case .code(let lines): code(lines, width)
    case .quote(let line): line.wrapped(to: width - 2).map { Line("\(Glyph.bar) ", .rule) + $0 }
    case .table(let rows): table(rows, width)
    case .rule: [Line(String(repeating: "─", count: width), .rule)]
    }
  }

  private static func heading(_ level: Int, _ line: Line, _ width: Int) -> [Line] {
    let lines = (level > 2 ? Line(Glyph.chosen + " ", .accent) + line : line).wrapped(to: width)
    guard level == 1 else { return lines }
    return lines + [Line(String(repeating: "━", count: min(width, lines.map(\.width).max() ?? 0)), .accent)]
  }

  private static func item(_ depth: Int, _ marker: String, _ line: Line, _ width: Int) -> [Line] {
    let indent = String(repeating: " ", count: min(depth * 2, width / 3))
    let hang = indent + String(repeating: " ", count: TextWidth.of(marker) + 1)
    let lines = line.wrapped(to: max(4, width - hang.count))
    return lines.enumerated().map { index, line in
      index == 0 ? Line(indent) + Line(marker + " ", .accent) + line : Line(hang) + line
    }
  }

  /// Code keeps its line ends; what is too long goes on in the next line behind a sign.
  private static func code(_ lines: [String], _ width: Int) -> [Line] {
    lines.flatMap { line -> [Line] in
      var pieces: [String] = []
      var piece = ""
      var used = 0
      for cluster in line {
        let cells = TextWidth.of(cluster)
        if used + cells > width - 4 {
          pieces.append(piece)
          (piece, used) = ("", 0)
        }
        piece.append(cluster)
        used += cells
      }
      return (pieces + [piece]).enumerated().map { index, piece in
        Line(index == 0 ? "  │ " : "  ↪ ", .rule) + Line(piece, .accent)
      }
    }
  }

  /// Columns as wide as what stands in them; the widest one gives when they do not fit.
  private static func table(_ rows: [[Line]], _ width: Int) -> [Line] {
    var widths = [Int](repeating: 1, count: rows.first?.count ?? 0)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.width) }
    }
    let gaps = 3 * max(0, widths.count - 1)
    while widths.reduce(gaps, +) > width, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 3
    {
      widths[widest] -= 1
    }
    var lines: [Line] = []
    for (index, row) in rows.enumerated() {
      let cells = zip(row, widths).map { cell, width in cell.fitted(to: width) }
      let styled = index == 0 ? cells.map { $0.base(.bold) } : cells
      lines.append(joined(styled, by: Line(" │ ", .rule)))
      if index == 0 {
        let rules = widths.map { Line(String(repeating: "─", count: $0), .rule) }
        lines.append(joined(rules, by: Line("─┼─", .rule)))
      }
    }
    return lines
  }

  private static func joined(_ cells: [Line], by separator: Line) -> Line {
    cells.enumerated().reduce(Line.empty) { $0 + ($1.offset > 0 ? separator : .empty) + $1.element }
  }
}

extension Line {
  /// The line in exactly so many cells: cut with `…`, or filled with spaces.
  fileprivate func fitted(to cells: Int) -> Line {
    if width <= cells { return self + Line(String(repeating: " ", count: cells - width)) }
    var result = Line.empty
    for span in spans where result.width < cells {
      let room = cells - result.width
      let isCut = TextWidth.of(span.text) > room || span == spans.last
      result += Line(isCut ? TextFit.truncate(span.text + "  ", to: room) : span.text, span.style)
    }
    return result + Line(String(repeating: " ", count: max(0, cells - result.width)))
  }
}
