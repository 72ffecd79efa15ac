import TerminalKit

extension HelpDialog {
  package func view(context: ViewContext) -> any View {
    let rows = rows
    let height = max(3, min(context.size.height - 6, rows.lines.count))
    return Modal("Help", trailing: "what can be done here", width: min(104, context.size.width - 2)) {
      TextFieldView(filter, hint: "type to search: a key, a word")
      Draw { canvas in
        let offset = max(0, min(rows.chosen - canvas.height / 2, rows.lines.count - canvas.height))
        for y in 0..<min(canvas.height, rows.lines.count - offset) {
          let isChosen = offset + y == rows.chosen
          let row = isChosen ? canvas.row(y).on(.selection) : canvas.row(y)
          if isChosen { row.write(Glyph.chosen, .accent) }
          row.write(rows.lines[offset + y], x: 2, width: max(0, canvas.width - 2))
        }
      }
      .height(height)
      Text(footnote, wraps: true)
    }
  }

  /// The rows, headings among them, and the place of the chosen one.
  private var rows: (lines: [Line], chosen: Int) {
    var lines: [Line] = []
    var place = 0
    var count = 0
    let matches = matches
    let width = matches.flatMap(\.items).reduce(8) { max($0, TextWidth.of(Self.keys(of: $1))) }
    for section in matches {
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(Line(section.title, .title))
      for item in section.items {
        if count == chosen { place = lines.count }
        lines.append(Self.row(item, keysWidth: min(20, width)))
        count += 1
      }
    }
    return lines.isEmpty ? ([Line("Nothing of that name is alive here.", .dim)], -1) : (lines, place)
  }

  private static func row(_ item: HelpSection.Item, keysWidth: Int) -> Line {
    let keys = TextFit.pad(Self.keys(of: item), to: keysWidth)
    guard let reason = item.command.disabledReason else {
      return "\(keys, .key)  \(item.command.title)"
    }
    return "\(keys, .dim)  \(item.command.title, .dim)  \(Glyph.warning, .warning) \(reason, .dim)"
  }

  private static func keys(of item: HelpSection.Item) -> String {
    item.keys.isEmpty ? "–" : item.keys.prefix(3).map(\.name).joined(separator: " ")
  }

  /// The chosen item whole, and how a configuration names it: a row may be cut.
  private var footnote: Line {
    guard items.indices.contains(chosen) else { return .empty }
    let item = items[chosen]
    let name = "\(item.command.scope.name).\(item.command.name)"
    let typed = item.command.usage.map { "  :\($0)" } ?? ""
    let reason = item.command.disabledReason.map { ": \($0)" } ?? ""
    return "\(item.command.title)\(reason, .dim)  \("\(name)\(typed)", .dim)"
  }
}
