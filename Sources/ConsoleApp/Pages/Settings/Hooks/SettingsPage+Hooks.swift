import TenantryAPI
import TerminalKit

extension SettingsPage {
  /// Receivers are told without the platform changing: there is nothing to hear of it.
  static let secondsBetweenHookLooks = 5
  /// Rows of the detail under the table, where there is no room beside it.
  private static let detailRows = 9

  func loadHooks(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListHooks(), whenBusy: whenBusy, as: Event.hooksLoaded)
  }

  mutating func receive(
    hooks result: Result<ListHooks.Output, APIProblem>, _ context: UpdateContext
  ) -> [Effect<Event>] {
    hooks.receive(result.map { HookRow.sorted($0.items) }, at: context.now)
    guard tab == .hooks else { return [] }
    return [.after(.seconds(Self.secondsBetweenHookLooks), token: "hooks", .hooksAged)]
  }

  // MARK: How it looks

  func hooksView(_ context: ViewContext) -> any View {
    guard context.size.width < ListAndDetail.widthMin else {
      return ListAndDetail(detailWidth: 52, component: .hookDetail).view(
        context, list: hookTable, detail: hookDetail)
    }
    let rows = hookDetail(context)
    return VStack {
      hookTable(context).fillHeight()
      if !rows.isEmpty, !captures { VStack { rows }.component(.hookDetail).height(Self.detailRows) }
    }
  }

  private func hookTable(_ context: ViewContext) -> any View {
    hooks.view(
      "Webhooks", context, isFocused: context.isFocused, note: hookNote,
      empty: EmptyState("No webhooks go out: a server's hooks.yaml says who is told of what (docs/server.md)."),
      clear: context.keys.hint(SettingsCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.hookReceivers).fillHeight()
  }

  private var hookNote: Line {
    guard let all = hooks.items.value, !all.isEmpty else { return .empty }
    let told = all.count { $0.state != .gone }
    guard told > 0 else { return Line("nobody is told", .dim) }
    let failing = all.count { $0.state == .failing }
    if failing > 0 { return Line("\(failing) of \(told) cannot be told", .error) }
    return Line("\(all.count { $0.state == .current }) of \(told) up to date", .dim)
  }

  private func hookDetail(_ context: ViewContext) -> [any View] {
    guard let row = hooks.selected else { return [] }
    let receiver = row.receiver
    var rows: [any View] = [
      Rule(Line(receiver.name), trailing: row.badge), Facts(Self.facts(receiver, context), labelWidth: 12),
    ]
    if row.state == .failing, let problem = receiver.problem {
      rows.append(Text(Line(problem, .error), wraps: true).padding(3))
    }
    let events = receiver.events.map { $0.isEmpty ? "everything" : $0.joined(separator: ", ") }
    let words = events.map { "It is told of \($0)." } ?? "It is not in this server's hooks.yaml: nobody tells it."
    return rows + [Text(Line(words, .dim), wraps: true).padding(3)]
  }

  private static func facts(_ receiver: HookReceiverStatus, _ context: ViewContext) -> [(String, Line)] {
    var facts = [("Told up to", told(receiver, context))]
    if let behind = receiver.behind, behind > 0 {
      facts.append(("Behind", Line("\(Count.grouped(Int(behind))) \(behind == 1 ? "change" : "changes")")))
    }
    if receiver.failures > 0 { facts.append(("Failed", failures(receiver, context))) }
    if receiver.givenUp > 0 {
      facts.append(("Given up", Line("\(receiver.givenUp), each after a day of tries", .error)))
    }
    return facts
  }

  private static func told(_ receiver: HookReceiverStatus, _ context: ViewContext) -> Line {
    guard let change = receiver.toldUpTo else { return Line("nothing yet", .dim) }
    let made = receiver.toldUpToMadeAt.map { ", made \(Moment.ago(of: $0, now: context.now))" } ?? ""
    return Line("change \(Count.grouped(Int(change)))") + Line(made, .dim)
  }

  private static func failures(_ receiver: HookReceiverStatus, _ context: ViewContext) -> Line {
    let tries = receiver.failures == 1 ? "1 try" : "\(receiver.failures) tries"
    let since = receiver.failingSince.map { " in \(Moment.age(of: $0, now: context.now))" } ?? ""
    return Line(tries + since, .error)
      + Line(receiver.nextTryAt.map { ", next at \(Moment.clockWithSeconds($0))Z" } ?? "", .dim)
  }
}
