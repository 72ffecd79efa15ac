import TenantModel
import TenantryAPI
import TerminalKit

/// Chooses the tenants that a bundle or a module is given to: those that are marked, else the one under the bar. What it
/// comes to for each is shown next.
struct TenantChoiceDialog: Dialog {
  enum Event: Equatable, Sendable {
    case pageLoaded(Result<ListTenants.Output, APIProblem>)
  }

  private(set) var outcome: [Tenant]?
  let assignment: Assignment
  private var gathering = TenantGathering(of: ListTenants(sort: .slug))
  private(set) var pane = TablePane<AssignableTenant>()
  private var keyGuard = KeyGuard()

  init(_ assignment: Assignment) { self.assignment = assignment }

  var asksToChange: Bool { true }

  var captures: Bool { pane.isTyping }

  var widgets: [Command.Scope] { captures ? [] : [.table] }

  var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  static let scope: Command.Scope = "assign"

  static let definitions = [
    Command(
      "assign_go", "Show what it comes to for each of them", label: "show the plans", keys: [.enter],
      footer: 1),
    Command(
      "assign_filter", "Filter: words, field:value, !not, ~fuzzy, /regex/", label: "filter", keys: ["/"],
      footer: 3),
    Command("assign_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 4),
    Command(
      "assign_range", "Mark all from the last mark to here", label: "mark to here", keys: ["v"], footer: 2),
  ]

  func commands(context: UpdateContext) -> [Command] {
    guard !captures else { return [] }
    let (go, filter, clear, range) = (
      Self.definitions[0], Self.definitions[1], Self.definitions[2], Self.definitions[3]
    )
    let count = pane.chosen.count
    let nothing = count == 0 ? "no tenant is marked" : nil
    return [
      go.saying(label: count > 1 ? "show the plans of \(count)" : "show the plan").refused(nothing), range,
      filter,
    ] + (pane.filter.isActive ? [clear] : [])
  }

  func hints(_ keys: KeyGuide) -> [KeyHint]? {
    if let typing = pane.filter.hints(keys) { return typing }
    return [
      keys.hint("table_mark", in: .table, "mark"), keys.hint("assign_range", in: Self.scope, "mark to here"),
      keys.hint("assign_filter", in: Self.scope, "filter"),
      keys.hint("assign_go", in: Self.scope, "show the plans"), KeyHint("esc", "cancel"),
    ].compactMap { $0 }
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared:
      keyGuard.begin(after: context.lastKey, at: context.now)
      return begin()
    case .refreshRequested: return begin()
    case .own(.pageLoaded(let result)): return take(result, context)
    case .commandChosen(let command): return run(command, context)
    case .keyPressed(let key): return pane.press(key, at: context.now) ? [] : [.unhandled]
    case .pasted(let text): pane.paste(text, at: context.now)
    case .changed, .commandTyped, .resized: break
    }
    return []
  }

  private mutating func begin() -> [Effect<Event>] {
    gathering = TenantGathering(of: ListTenants(sort: .slug))
    return [load]
  }

  private var load: Effect<Event> {
    .load(gathering.question, token: "tenants", mayRecall: false, as: Event.pageLoaded)
  }

  private mutating func take(
    _ result: Result<ListTenants.Output, APIProblem>, _ context: UpdateContext
  ) -> [Effect<Event>] {
    switch result {
    case .failure(let problem): pane.receive(.failure(problem), at: context.now)
    case .success(let output):
      guard gathering.take(output) else { return [load] }
      // Nothing is done any more to one that is decommissioned.
      let all = gathering.tenants.filter { $0.status != .decommissioned }
      pane.receive(.success(all.map { AssignableTenant(tenant: $0) }), at: context.now)
    }
    return []
  }

  private mutating func run(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case "assign_go":
      // The enter that opened it chooses nothing.
      if let key = context.lastKey, keyGuard.swallows(key, at: context.now) { return [] }
      outcome = pane.chosen.map(\.tenant)
    case "assign_filter": pane.openFilter()
    case "assign_clear": pane.clearFilter()
    case "assign_range": _ = pane.press(.ctrl(" "), at: context.now)
    default: return [.unhandled]
    }
    return []
  }

  func view(context: ViewContext) -> any View {
    let width = min(104, context.size.width - 4)
    var inner = context
    inner.size = Size(width - 4, context.size.height - 6)
    return Modal(
      Line(assignment.words + " …"), trailing: Line(pane.items.value.map { "\($0.count)" } ?? "", .dim),
      width: width
    ) {
      pane.view(
        "Tenants", inner, isFocused: context.isFocused, note: Line("space marks", .dim),
        empty: EmptyState("There is no tenant yet."),
        clear: context.keys.hint("assign_clear", in: Self.scope, "clear")
      )
      .height(max(6, min(context.size.height - 6, (pane.items.value?.count ?? 10) + 4)))
      Text(Line("Nothing is done yet: what it comes to for each is shown next.", .dim), wraps: true)
    }
    .component(.bundleAssignModal)
  }
}
