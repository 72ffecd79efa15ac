import TerminalKit

/// What was said in passing, the newest first.
struct NoticesDialog: ShowingDialog {
  private let entries: [NoticeHistory.Entry]
  var scroll = ScrollState()

  init(_ history: NoticeHistory) { entries = history.entries.reversed() }

  static let scope: Command.Scope = "notices"

  static let close = Command("notices_close", "Put them away", keys: [.enter, "q"])

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
