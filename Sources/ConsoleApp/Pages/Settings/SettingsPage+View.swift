import TenantryAPI
import TerminalKit

extension SettingsPage {
  package func view(context: ViewContext) -> any View {
    VStack {
      Tabs(SettingsTab.allCases.map { Tabs.Tab("", $0.title, badge: badge(of: $0)) }, selected: place)
        .component(.settingsTabs)
      content(context).fillHeight()
    }
  }

  private var place: Int { SettingsTab.allCases.firstIndex(of: tab) ?? 0 }

  /// What of a tab wants somebody.
  private func badge(of tab: SettingsTab) -> Line {
    switch tab {
    case .integrations: .empty
    case .windows: freeze == nil ? .empty : Line("frozen", .error)
    case .limits: limits.value?.items.contains(where: \.isNear) == true ? Line(Glyph.warning, .warning) : .empty
    case .audit: verification.value?.isIntact == false ? Line("broken", .error) : .empty
    case .secrets: secrets.items.value?.contains { $0.item.problem != nil } == true ? Line(Glyph.error, .error) : .empty
    case .hooks: hooks.items.value?.contains { $0.state == .failing } == true ? Line(Glyph.error, .error) : .empty
    case .roles, .images, .platform: .empty
    }
  }

  private func content(_ context: ViewContext) -> any View {
    switch tab {
    case .integrations:
      ListAndDetail(detailWidth: 52, component: .integrationDetail).view(
        context, list: table, detail: detail)
    case .windows: windowsView(context)
    case .limits: limitsView(context)
    case .roles: rolesView(context)
    case .images: imagesView(context)
    case .secrets: secretsView(context)
    case .audit: auditView(context)
    case .hooks: hooksView(context)
    case .platform: environmentView(context)
    }
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
