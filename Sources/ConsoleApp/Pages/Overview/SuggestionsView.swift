import TenantryAPI
import TerminalKit

/// What is recommended, the worst first: a sentence each, what to do below it where there is room.
struct SuggestionsView {
  let list: SuggestionList
  let context: ViewContext
  /// Columns it has.
  let width: Int
  /// Rows it has, the rule among them.
  let height: Int
  let isFocused: Bool

  private static let rowsOfTitleMax = 2

  var view: any View {
    VStack {
      Rule("Suggestions", trailing: trailing, isFocused: isFocused)
      body
    }
    .component(.aiRecommendationsPanel)
  }

  private var trailing: Line {
    let age = list.answer.freshness(context)
    guard age.isEmpty, let total = list.answer.value?.total, total > 0 else { return age }
    return Line("\(total)", list.items.first?.severity == .error ? .error : .dim)
  }

  private var body: any View {
    guard let answer = list.answer.value else {
      return list.answer.trouble(context).map { Text("  " + $0, wraps: true) } ?? Skeleton(rows: 3)
    }
    guard !answer.items.isEmpty else { return Text("  \(Glyph.done, .ok) \("nothing to do", .dim)") }
    return Aged(VStack { shown.map { Text($0) } }, isStale: list.answer.isStale(context))
  }

  /// The lines that fit, such that the bar is among them, and how many items are left out.
  private var shown: [Line] {
    let blocks = list.items.enumerated().map { block($1, isSelected: isFocused && $0 == list.selectedIndex) }
    let room = max(2, height - 1)
    guard blocks.map(\.count).reduce(0, +) > room else { return blocks.flatMap { $0 } }
    var first = 0
    let bar = isFocused ? list.selectedIndex ?? 0 : 0
    while first < bar, blocks[first...bar].map(\.count).reduce(0, +) > room - 1 { first += 1 }
    var lines: [Line] = []
    var last = first
    while last < blocks.count, lines.count + blocks[last].count <= room - 1 {
      lines += blocks[last]
      last += 1
    }
    let left = blocks.count - (last - first)
    return lines + [Line("  \(Glyph.ellipsis) \(left) more", .dim)]
  }

  private func block(_ item: Recommendation, isSelected: Bool) -> [Line] {
    let ground: Ground = isSelected ? .selection : .plain
    let room = max(10, width - 5)
    var titles = TextFit.wrap(item.title, to: room)
    if titles.count > Self.rowsOfTitleMax {
      let rest = titles[(Self.rowsOfTitleMax - 1)...].joined(separator: " ")
      titles = titles.prefix(Self.rowsOfTitleMax - 1) + [TextFit.truncate(rest, to: room)]
    }
    var lines = titles.enumerated().map { place, text in
      let mark = place == 0 ? "\(isSelected ? Glyph.pointer : " ") " : "  "
      let glyph =
        place == 0
        ? Line("\(item.severity.glyph) ", item.severity.style.on(ground))
        : Line("  ", Style(.text, on: ground))
      return Line(mark, Style(.text, on: ground)) + glyph
        + Line(TextFit.pad(text, to: room + 1), Style(.text, on: ground))
    }
    guard isSelected || width >= 60 else { return lines }
    lines += TextFit.wrap(item.advice, to: room).prefix(isSelected ? 3 : 1).map { Line("    \($0)", .dim) }
    if isSelected,
      let hint = context.keys.hint(OverviewCommands.open.id, in: OverviewPage.scope, item.action.words)
    {
      lines.append(Line("    ") + hint.line)
    }
    return lines
  }

  /// The worst in one line, for where the panel has no room of its own; empty while there is nothing to do.
  static func line(_ list: SuggestionList, _ hint: KeyHint?) -> Line {
    guard let first = list.items.first, let total = list.answer.value?.total, first.severity != .notice else {
      return .empty
    }
    let more = total > 1 ? Line(" · \(total - 1) more", .dim) : .empty
    let line = Line("  \(first.severity.glyph, first.severity.style) \(first.title)") + more
    return line + (hint.map { Line("  ") + $0.line } ?? .empty)
  }
}

extension Recommendation.Severity {
  var glyph: String {
    switch self {
    case .error: Glyph.error
    case .warning: Glyph.degraded
    case .notice: Glyph.todo
    }
  }

  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .notice: .dim
    }
  }
}
