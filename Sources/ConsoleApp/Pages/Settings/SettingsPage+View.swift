import TenantryAPI
import TerminalKit

extension SettingsPage {
  package func view(context: ViewContext) -> any View {
    ListAndDetail(detailWidth: 52, component: .integrationDetail).view(context, list: table, detail: detail)
  }

  private func table(_ context: ViewContext) -> any View {
    integrations.view(
      "Connected systems", context, isFocused: context.isFocused, note: note,
      empty: EmptyState("There is no system to connect."),
      clear: context.keys.hint(SettingsCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.integrationList).fillHeight()
  }

  private var note: Line {
    if let fixed { return Line(fixed, .dim) }
    guard let all = integrations.items.value else { return .empty }
    return Line("\(all.count { $0.settings.status.isConnected }) of \(all.count)", .dim)
  }

  private func detail(_ context: ViewContext) -> [any View] {
    guard let row = integrations.selected else { return [] }
    let settings = row.settings
    var lines: [any View] = [
      Rule(Line(settings.status.title)), Text(Line(settings.purpose, .dim), wraps: true).padding(3),
      Text(.empty), Facts([("State", row.badge)], labelWidth: 24),
    ]
    if let problem = settings.status.problem {
      lines.append(Text(Line(problem, .error), wraps: true).padding(3))
    }
    if let breaker = settings.status.breaker, breaker.state != .closed {
      let since = breaker.since.map { " \(Moment.ago(of: $0, now: context.now))" } ?? ""
      let words = breaker.reason.map { ": \($0)" } ?? ""
      lines.append(Text(Line("left alone\(since)\(words)", .warning), wraps: true).padding(3))
    }
    guard !settings.fields.isEmpty else { return lines }
    let facts = settings.fields.map { field in
      (field.title, field.value.map { Line($0) } ?? Line(field.isRequired ? "not said" : "–", .dim))
    }
    return lines + [Text(.empty), Rule("connections.yaml"), Facts(facts, labelWidth: 24)]
  }
}
