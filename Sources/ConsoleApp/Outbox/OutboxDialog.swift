import TenantryAPI
import TerminalKit

/// What was submitted while no server answered: what waits, what was refused, what is too late. Each can be taken back or
/// put away.
struct OutboxDialog: Dialog {
  enum Event: Equatable, Sendable {}

  /// It only shows.
  var outcome: ShellChoice? { nil }
  private var table = TableState()

  static let scope: Command.Scope = "outbox"

  static let definitions = [
    Command(
      "outbox_withdraw", "Withdraw the change, or put it away when it is over", label: "withdraw", keys: ["w"]
    ),
    Command("outbox_close", "Close the list", keys: [.enter, "q"]),
  ]

  func commands(context: UpdateContext) -> [Command] {
    let selected = selected(of: context.pending)
    return Self.definitions.map { command in
      guard command.id == "outbox_withdraw" else { return command }
      guard let selected else { return command.refused("nothing waits here") }
      return selected.isWaiting
        ? command.saying("Withdraw the change: it is never sent", label: "withdraw")
        : command.saying("Put the change away", label: "put away")
    }
  }

  var widgets: [Command.Scope] { [.table] }

  func hints(_ keys: KeyGuide) -> [KeyHint]? {
    let close = [keys.key("outbox_close", in: Self.scope), "esc"].compactMap { $0 }.joined(separator: " ")
    return [
      keys.hint("outbox_withdraw", in: Self.scope, "withdraw"),
      keys.hint(["table_up", "table_down"], in: .table, "choose"), KeyHint(close, "close"),
    ].compactMap { $0 }
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    let rows = rows(context.pending)
    switch event {
    case .commandChosen("outbox_withdraw"):
      return selected(of: context.pending).map { [.withdraw($0)] } ?? []
    case .commandChosen: return [.dismiss]
    // A mark would say that something is to be done with the row.
    case .keyPressed(.space), .keyPressed(.ctrl(" ")): return [.unhandled]
    case .keyPressed(let key): return table.handle(key, in: rows) == .ignored ? [.unhandled] : []
    default: return []
    }
  }

  func view(context: ViewContext) -> any View {
    let calls = context.pending
    let waiting = calls.count { $0.isWaiting }
    let width = min(100, context.size.width - 4)
    return Modal("Waiting to send", trailing: Self.count(waiting, of: calls.count), width: width) {
      Text(.empty)
      if calls.isEmpty {
        Text("Nothing waits: every change was answered.", .dim)
      } else {
        TableView(
          table, columns: Self.columns, rows: drawnRows(context), focused: context.isFocused
        )
        .height(min(calls.count + 1, max(4, context.size.height - 10)))
      }
      Text(.empty)
      if let selected = selected(of: calls) { Text(Self.whole(selected, context), wraps: true) }
      Text(
        Line("What waits is sent in this order as soon as the server answers, and counts once.", .dim),
        wraps: true)
    }
  }

  private static let columns = [
    TableColumn("CHANGE", min: 16, ideal: 34, grows: true), TableColumn("AGE", .trailing, ideal: 4),
    TableColumn("UNTIL", .trailing, ideal: 6), TableColumn("", id: "state", min: 10, ideal: 38, grows: true),
  ]

  private static func count(_ waiting: Int, of all: Int) -> Line {
    var parts: [Line] = waiting > 0 ? [Line("\(waiting) waiting", .warning)] : []
    if all > waiting { parts.append(Line("\(all - waiting) not sent", .error)) }
    return Line.joined(parts, by: Line(" · ", .dim))
  }

  /// One as a sentence: in its row it may be cut.
  private static func whole(_ call: PendingCall, _ context: ViewContext) -> Line {
    let who = call.user.map { " by \($0)" } ?? ""
    return "\(call.sentence, .bold)  \(call.stateLine(at: context.now))"
      + Line(" · submitted \(Moment.clock(call.submittedAt))Z\(who)", .dim)
  }

  private func selected(of calls: [PendingCall]) -> PendingCall? {
    table.selectedIndex(in: rows(calls)).map { calls[$0] }
  }

  private func rows(_ calls: [PendingCall]) -> TableRows {
    TableRows(calls, id: { String($0.id) }, cells: { _ in [] })
  }

  private func drawnRows(_ context: ViewContext) -> TableRows {
    TableRows(context.pending, id: { String($0.id) }) { call in
      [
        Line(call.sentence, call.isWaiting ? .plain : .dim),
        Line(Moment.age(of: call.submittedAt, now: context.now), .dim),
        Line(Moment.clock(call.expiresAt) + "Z", call.isWaiting ? .plain : .dim),
        call.stateLine(at: context.now),
      ]
    }
  }
}
