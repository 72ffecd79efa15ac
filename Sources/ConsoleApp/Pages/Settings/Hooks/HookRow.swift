import TenantryAPI
import TerminalKit
import TypedText

/// A receiver of webhooks and how far it has been told.
struct HookRow: TableItem {
  /// How it stands with a receiver; the first is what wants somebody most.
  enum State: String, CaseIterable, Comparable {
    case failing
    case new
    case behind
    case current
    /// Nobody tells it any more.
    case gone

    static func < (one: State, other: State) -> Bool {
      (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
  }

  var receiver: HookReceiverStatus

  var rowID: String { receiver.name }

  static let columns = [
    TableColumn("RECEIVER", min: 10, ideal: 16),
    TableColumn("STATE", min: 14, ideal: 14),
    TableColumn("UP TO", id: "upto", .trailing, ideal: 5),
    TableColumn("BEHIND", .trailing, ideal: 6),
    TableColumn("GIVEN UP", id: "given", .trailing, ideal: 8),
    TableColumn("HOST", min: 12, ideal: 24, grows: true),
  ]

  static let schema = FilterSchema(
    [
      FilterField("receiver", .text, "its name"), FilterField("host", .text, "where it is"),
      FilterField("state", .choice, values: State.allCases.map(\.rawValue), "how it stands with it"),
      FilterField("behind", .number, "changes after the last that it was told of"),
      FilterField("given", .number, "changes that it was never told of"),
      FilterField("problem", .text, "why it cannot be told"),
    ], searched: ["receiver", "host", "problem"])

  /// Those that want somebody first, then by name.
  static func sorted(_ receivers: [HookReceiverStatus]) -> [HookRow] {
    receivers.map(HookRow.init).sorted { ($0.state, $0.rowID) < ($1.state, $1.rowID) }
  }

  var state: State {
    if receiver.host == nil { return .gone }
    if receiver.problem != nil { return .failing }
    if receiver.toldUpTo == nil { return .new }
    return (receiver.behind ?? 0) > 0 ? .behind : .current
  }

  func field(_ name: String) -> FilterCell {
    switch name {
    case "receiver": .text(receiver.name)
    case "host": receiver.host.map(FilterCell.text) ?? .none
    case "state": .text(state.rawValue)
    case "behind": receiver.behind.map { .number(Double($0)) } ?? .none
    case "given": .number(Double(receiver.givenUp))
    case "problem": receiver.problem.map(FilterCell.text) ?? .none
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(receiver.name), badge,
      Line(receiver.toldUpToMadeAt.map(context.when) ?? "–", .dim),
      Line(receiver.behind.map { Count.grouped(Int($0)) } ?? "–"),
      Line("\(receiver.givenUp)", receiver.givenUp > 0 ? .error : .dim),
      Line(receiver.host ?? "not in hooks.yaml", .dim),
    ]
  }

  /// Glyph and words.
  var badge: Line {
    switch state {
    case .failing: Line("\(Glyph.error) failing", .error)
    case .new: Line("\(Glyph.todo) not begun", .dim)
    case .behind: Line("\(Glyph.progress) behind", .busy)
    case .current: Line("\(Glyph.active) up to date", .ok)
    case .gone: Line("\(Glyph.decommissioned) not told", .dim)
    }
  }
}
