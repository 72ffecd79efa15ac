import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done on the tab of windows.
enum WindowCommands {
  static let create = Command("windows_create", "Add a window", label: "new window", keys: ["n"], footer: 3)
  static let remove = Command("windows_remove", "Remove the window", label: "remove", keys: ["D"], footer: 5)
  static let freeze = Command(
    "windows_freeze", "Freeze operations, or lift the freeze", label: "freeze", keys: ["F"], footer: 4)
  static let held = Command(
    "windows_held", "Open the operation that waits longest", label: "held", keys: ["o"], footer: 6)

  static let all = [create, remove, freeze, held]
}

extension SettingsPage {
  /// The freeze in force, as far as is known.
  var freeze: OperationsFreeze? { calendar.value?.freeze }

  func windowCommands(_ context: UpdateContext) -> [Command] {
    let refusal = context.refusal(of: .windowsWrite)
    let nothing = windows.refusalWithoutRow("no window")
    let isFrozen = freeze != nil
    let held = calendar.value?.held.isEmpty == false ? nil : "nothing waits"
    return [
      SettingsCommands.open.saying("Change the window", label: "change").refused(refusal ?? nothing),
      WindowCommands.create.refused(refusal),
      WindowCommands.freeze.saying(
        isFrozen ? "Lift the freeze" : "Freeze operations", label: isFrozen ? "lift freeze" : "freeze"
      ).refused(refusal ?? (calendar.value == nil ? "it is not known whether they are frozen" : nil)),
      WindowCommands.remove.refused(refusal ?? nothing), WindowCommands.held.refused(held),
    ]
  }

  mutating func runOnWindows(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case WindowCommands.create.id: return [.present(WindowForms.window(nil)) { .window(.saved($0)) }]
    case SettingsCommands.open.id:
      guard let window = windows.selected?.view.window else { return [] }
      return [.present(WindowForms.window(window)) { .window(.saved($0)) }]
    case WindowCommands.remove.id:
      guard let window = windows.selected?.view.window else { return [] }
      return [.present(WindowForms.removal(window)) { _ in .window(.removalConfirmed(window.id)) }]
    case WindowCommands.freeze.id:
      guard let freeze else {
        return [.present(WindowForms.freeze(now: context.now)) { .window(.frozen($0)) }]
      }
      let held = calendar.value?.held.filter { $0.hold?.cause == .freeze }.count ?? 0
      return [
        .present(WindowForms.unfreeze(freeze, held: held, now: context.now)) { _ in
          .window(.unfreezeConfirmed)
        }
      ]
    case WindowCommands.held.id: return calendar.value?.held.first.map { [.openDrawer($0.id)] } ?? []
    default: return [.unhandled]
    }
  }

  mutating func receive(_ event: WindowEvent, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .loaded(let result):
      calendar.receive(result, at: context.now)
      windows.receive(result.map { $0.items.map(WindowRow.init) }, at: context.now)
      return []
    case .saved(let view):
      let words: String = view.state(at: context.now) == .open ? "is open now" : "is written down"
      return [.notify(Notice(.ok, "\(view.window.name) \(words).")), loadWindows()]
    case .removalConfirmed(let id):
      return [.submit(RemoveWindow(window: id.rawValue)) { .window(.removed($0)) }]
    case .removed(let result): return said(result) { "\($0.name) is removed." }
    case .frozen: return [.notify(Notice(.warning, "Operations are frozen.")), loadWindows()]
    case .unfreezeConfirmed: return [.submit(UnfreezeOperations()) { .window(.unfrozen($0)) }]
    case .unfrozen(let result):
      return said(result) {
        $0.held == 0 ? "Operations may begin." : "Operations may begin; windows hold \($0.held) still."
      }
    }
  }

  private func said<Output>(
    _ result: Result<Output, APIProblem>, _ sentence: (Output) -> String
  ) -> [Effect<Event>] {
    switch result {
    case .success(let output): [.notify(Notice(.ok, sentence(output))), loadWindows()]
    case .failure(let problem): [.notify(Notice(.error, problem.detail)), loadWindows()]
    }
  }

  func loadWindows(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListWindows(), whenBusy: whenBusy) { .window(.loaded($0)) }
  }

  // MARK: How it looks

  func windowsView(_ context: ViewContext) -> any View {
    VStack {
      freezeLine(context)
      ListAndDetail(detailWidth: 52, component: .windowDetail).view(
        context, list: windowTable, detail: windowDetail
      ).fillHeight()
    }
  }

  private func freezeLine(_ context: ViewContext) -> any View {
    let key = context.keys.key(WindowCommands.freeze.id, in: Self.scope) ?? ""
    guard let answer = calendar.value else { return Text(.empty).component(.freezePanel) }
    guard let freeze = answer.freeze, freeze.isActive(at: context.now) else {
      return SplitRow(
        "  \(Glyph.active, .ok) Operations may begin", "\(key, .key) \("freeze", .dim) "
      ).component(.freezePanel)
    }
    return SplitRow(
      "  \(Glyph.error, .error) \(freeze.words(at: context.now), Style(.error, .bold))",
      "\(key, .key) \("lift it", .dim) "
    ).component(.freezePanel)
  }

  private func windowTable(_ context: ViewContext) -> any View {
    windows.view(
      "Windows", context, isFocused: context.isFocused, note: windowNote,
      empty: EmptyState(
        "No windows: operations begin at any time.",
        context.keys.hint(WindowCommands.create.id, in: Self.scope, "add one")),
      clear: context.keys.hint(SettingsCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.windowTable).fillHeight()
  }

  private var windowNote: Line {
    guard let held = calendar.value?.held.count, held > 0 else { return .empty }
    return Line("\(held) \(held == 1 ? "operation waits" : "operations wait")", .warning)
  }

  private func windowDetail(_ context: ViewContext) -> [any View] {
    guard let row = windows.selected else { return heldRows(context) }
    let window = row.view.window
    let facts: [(String, Line)] = [
      ("State", row.view.badge(at: context.now) + Line(" \(row.view.rest(at: context.now))", .dim)),
      ("Does", Line(window.kind == .deny ? "holds what it concerns" : "allows it, and nothing outside")),
      ("Times", .empty),
    ]
    return [
      Rule(Line(window.name.rawValue)), Facts(facts, labelWidth: 8),
      Text("     \(window.times)", wraps: true),
      Facts([("What", Line(window.scope.words))], labelWidth: 8),
      Text(Line("   \(window.reason)", .dim), wraps: true),
      Text(Line("   by \(window.createdBy), \(context.when(window.createdAt))", .dim)), Text(.empty),
    ] + heldRows(context)
  }

  private func heldRows(_ context: ViewContext) -> [any View] {
    guard let held = calendar.value?.held, !held.isEmpty else { return [] }
    return [Rule("Held", trailing: Line("\(held.count)", .warning))]
      + held.prefix(8).map { operation in
        SplitRow(
          "   \(operation.kind.rawValue)  \(operation.subject)",
          Line((operation.hold?.words(at: context.now) ?? "") + " ", .warning))
      }
  }
}
