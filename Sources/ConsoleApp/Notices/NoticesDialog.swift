import TerminalKit

/// What was said in passing, the newest first.
struct NoticesDialog: Dialog {
  enum Event: Equatable, Sendable {}

  /// It only shows.
  var outcome: ShellChoice? { nil }
  private let entries: [NoticeHistory.Entry]
  private var scroll = ScrollState()

  init(_ history: NoticeHistory) { entries = history.entries.reversed() }

  static let scope: Command.Scope = "notices"

  static let definitions = [Command("notices_close", "Put them away", keys: [.enter, "q"])]

  func commands(context: UpdateContext) -> [Command] { Self.definitions }

  var widgets: [Command.Scope] { [.scroll] }

  func hints(_ keys: KeyGuide) -> [KeyHint]? {
    let close = [keys.key("notices_close", in: Self.scope), "esc"].compactMap { $0 }.joined(separator: " ")
    return [keys.hint(["scroll_up", "scroll_down"], in: .scroll, "scroll"), KeyHint(close, "close")]
      .compactMap { $0 }
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .commandChosen: [.dismiss]
    case .keyPressed(let key): scroll.handle(key) ? [] : [.unhandled]
    default: []
    }
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
