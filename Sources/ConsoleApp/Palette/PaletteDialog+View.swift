import TerminalKit

extension PaletteDialog {
  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    let up = keys.key("finder_up", in: .finder) ?? ""
    let label = field.text.isEmpty && !history.lines.isEmpty ? "\(up) typed before" : "choose"
    let complete = keys.hint("palette_complete", in: Self.scope, "complete")
    return [
      ghost == nil ? nil : complete, keys.hint(["finder_up", "finder_down"], in: .finder, label),
      keys.hint("finder_choose", in: .finder, "go"), KeyHint("esc", "close"),
    ].compactMap { $0 }
  }

  package func view(context: ViewContext) -> any View {
    let rows = max(3, min(14, context.size.height - 7))
    return Modal(
      "Command", trailing: ":tenant acme logs  :op 8F3K  :q", width: min(96, context.size.width - 2)
    ) {
      HStack {
        Text(":", .key).width(2)
        ZStack {
          TextFieldView(field, hint: "a command, a page or a tenant").fillWidth()
          if let ghost {
            HStack {
              Spacer(min: 0).width(TextWidth.of(field.text))
              Text(Line(ghost, .dim)).fillWidth()
            }
          }
        }
        .fillWidth()
      }
      Text(explanation)
      Draw { draw(in: $0) }.height(rows)
    }
  }

  /// The options around the chosen one.
  private func draw(in canvas: Canvas) {
    let place = list.highlightedIndex ?? 0
    let offset = max(0, min(place - canvas.height / 2, options.count - canvas.height))
    list.note(rows: canvas.height)
    for y in 0..<min(canvas.height, options.count - offset) {
      let option = options[offset + y]
      let isChosen = offset + y == place
      let row = isChosen ? canvas.row(y).on(.selection) : canvas.row(y)
      if isChosen { row.write(Glyph.chosen, .accent) }
      let side = max(0, canvas.width - option.aside.width - 1)
      let line = option.line(isChosen: isChosen)
      row.write(line, x: 2, width: max(0, canvas.width - 2))
      // How it is typed gives way to a reason or a long sentence, the key does not.
      if line.width + 4 <= side { row.write(option.aside, x: side) }
    }
  }

  /// What the line means, or why it means nothing.
  private var explanation: Line {
    let line = search.line(field.text)
    if field.text.isEmpty { return Line("  type to find; \(verbs) and more take words", .dim) }
    if let command = line.command, line.isPastVerb {
      if let reason = command.disabledReason { return "  \(Glyph.warning, .warning) \(reason)" }
      if list.options.isEmpty, !line.arguments.isEmpty {
        if case .failure(let problem) = line.choice {
          return "  \(Glyph.warning, .warning) \(problem.sentence)"
        }
        let what = line.open.map { "no \($0.argument.name) “\($0.typed)” is known" } ?? "that is too much"
        return "  \(Glyph.warning, .warning) \(what)"
      }
      return "  \(Line(command.usage ?? "", .key))  \(command.title, .dim)"
    }
    guard list.options.isEmpty else { return Line("  \(list.options.count) found", .dim) }
    return "  \(Glyph.warning, .warning) \(line.unknown.sentence)"
  }

  private var verbs: String { "tenant, op, sort, filter" }
}
