import TerminalKit

/// What was said in passing, the newest first.
struct NoticesDialog: Dialog {
  enum Event: Equatable, Sendable {}

  /// It only shows.
  var outcome: ShellChoice? { nil }
  private let entries: [NoticeHistory.Entry]
  private var scroll = ScrollState()

  init(_ history: NoticeHistory) { entries = history.entries.reversed() }

  var hints: [KeyHint]? { [KeyHint("↑↓", "scroll"), KeyHint("enter esc", "close")] }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    guard case .keyPressed(let key) = event else { return [] }
    if key == .enter || key == "q" { return [.dismiss] }
    return scroll.handle(key) ? [] : [.unhandled]
  }

  func view(context: ViewContext) -> any View {
    let count = entries.count == NoticeHistory.entriesMax ? "the last \(entries.count)" : "\(entries.count)"
    return Modal(
      "Notices", trailing: entries.isEmpty ? .empty : Line(count), width: min(90, context.size.width - 4),
      scroll: scroll
    ) {
      if entries.isEmpty { Text("Nothing was said yet.", .dim) }
      entries.map { entry in
        HStack(spacing: 2) {
          Text(Line(Moment.clockWithSeconds(entry.at), .dim)).width(8)
          Text(entry.notice.line + (entry.times > 1 ? Line("  ×\(entry.times)", .dim) : .empty), wraps: true)
            .fillWidth()
        }
      }
    }
  }
}
