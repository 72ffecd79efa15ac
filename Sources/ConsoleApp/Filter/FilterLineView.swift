import TerminalKit
import TypedText

/// A filter as it is drawn: the field, and under it the fault with its carets, what fits next, or the syntax.
struct FilterLineView {
  let line: FilterLine
  let width: Int
  var isFocused = true
  var keys = KeyGuide()

  /// The columns before the text: ` / `.
  private static let indent = 3

  /// The whole, in two rows or more while the field is open or something is wrong.
  var view: any View {
    VStack {
      HStack {
        Text(" /", line.isOpen ? .key : .dim).width(Self.indent)
        TextFieldView(
          line.field, hint: line.isOpen ? "words, field:value, age<2h, !not …" : "filter",
          focused: line.isOpen && isFocused)
      }
      .height(1)
      below.map { Text($0) }
    }
  }

  /// The field over a table while it is open or something is filtered.
  static func whileActive(_ line: FilterLine, _ context: ViewContext) -> [any View] {
    guard line.isOpen || line.isActive else { return [] }
    return [
      FilterLineView(
        line: line, width: context.size.width, isFocused: context.isFocused, keys: context.keys
      ).view
    ]
  }

  /// The rows under the field.
  var below: [Line] {
    if let fault = line.fault, !fault.isUnfinished || line.completion.candidates.isEmpty {
      return faultLines(fault)
    }
    guard line.isOpen else { return [] }
    if line.listsFields { return fieldLines }
    let candidates = line.completion.candidates
    return [candidates.isEmpty ? syntax : offered(candidates)]
  }

  // MARK: What is wrong

  /// The carets, and the sentence behind them; under them when it has no room there.
  private func faultLines(_ fault: FilterFault) -> [Line] {
    let text = line.field.text
    let before = TextWidth.of(String(text.prefix(fault.range.lowerBound)))
    let meant = TextWidth.of(String(text.dropFirst(fault.range.lowerBound).prefix(fault.range.count)))
    let room = width - Self.indent
    let place = max(0, min(before - offset, room - 1))
    let count = max(1, min(meant, room - place))
    let style: Style = fault.isUnfinished ? .dim : .error
    let carets = Line(
      String(repeating: " ", count: Self.indent + place) + String(repeating: "^", count: count), style)
    let sentence = Line(fault.isUnfinished ? fault.sentence : "\(Glyph.error) \(fault.sentence)", style)
    if carets.width + 1 + sentence.width <= width { return [carets + " " + sentence] }
    return [carets, Line(String(repeating: " ", count: Self.indent)) + sentence]
  }

  /// How far the field is scrolled, as `TextFieldView` scrolls it.
  private var offset: Int {
    let room = width - Self.indent
    let column = TextWidth.of(String(line.field.text.prefix(line.field.cursor)))
    return max(0, min(column - room + 1, TextWidth.of(line.field.text) + 1 - room))
  }

  // MARK: What fits

  private func offered(_ candidates: [FilterCompletion.Candidate]) -> Line {
    let chosen = line.choice % candidates.count
    let tab = keys.key("filter_line_complete", in: .filterLine) ?? ""
    var shown = Line("   \(tab, .key) ")
    for (place, candidate) in candidates.enumerated() {
      let isChosen = place == chosen
      let text = Line(candidate.text, isChosen ? .accent : .dim)
      let about = isChosen && !candidate.about.isEmpty ? Line(" \(candidate.about)", .dim) : .empty
      guard shown.width + text.width + about.width + 5 < width else {
        return shown + Line(Glyph.ellipsis, .dim)
      }
      shown += text + about + "  "
    }
    return shown
  }

  private var syntax: Line {
    guard line.field.text.isEmpty else { return .empty }
    let short: Line =
      "   \("a:b a=b n>1 age<2h !not ~fuzzy /regex/ \"a b\" a|b", .dim)"
    let keys: Line = "   \("?", .key) \("fields", .dim)"
    return short.width + keys.width <= width ? short + keys : short
  }

  /// Every field, as many in a row as there is room for.
  private var fieldLines: [Line] {
    let cells = line.schema.fields.map { "\($0.name)\($0.kind.sign)" }
    let column = cells.reduce(0) { max($0, TextWidth.of($1)) } + 2
    let columns = max(1, (width - Self.indent) / column)
    return stride(from: 0, to: cells.count, by: columns).map { start in
      let row = cells[start..<min(start + columns, cells.count)].map { TextFit.pad($0, to: column) }
      return Line(String(repeating: " ", count: Self.indent) + row.joined(), .dim)
    }
  }

  // MARK: The title

  /// A table's title with its filter: `Health · status:error`, or that what is typed is not in force.
  ///
  /// - Parameter room: the cells that the filter may take.
  static func title(_ title: String, _ line: FilterLine, room: Int) -> Line {
    guard line.fault == nil || line.fault?.isUnfinished == true else {
      let state = line.inForce.isEmpty ? "filter not applied" : "still \(line.inForce)"
      return Line(title) + Line(" · \(TextFit.truncate(state, to: max(8, room)))", .warning)
    }
    guard !line.inForce.isEmpty else { return Line(title) }
    return Line(title) + Line(" · \(TextFit.truncate(line.inForce, to: max(8, room)))", .accent)
  }
}

extension FilterField.Kind {
  /// The operator that stands behind a field in lists of fields.
  fileprivate var sign: String {
    switch self {
    case .text, .choice, .flag, .date: ":"
    case .number, .size: ">"
    case .age: "<"
    }
  }
}
