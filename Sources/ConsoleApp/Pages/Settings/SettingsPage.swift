import TenantModel
import TenantryAPI
import TerminalKit

/// What the platform is connected to: how each system stands, its connection test, the form that connects it (PRD §2).
package struct SettingsPage: Page {
  package enum Event: Equatable, Sendable {
    case integrationsLoaded(Result<ListIntegrations.Output, APIProblem>)
    case integrationSaved(String, SaveIntegration.Output)
    case reportClosed
  }

  private(set) var integrations: TablePane<IntegrationRow>
  /// Why connections cannot be changed from here; nil when they can, or nobody knows yet.
  private(set) var fixed: String?

  package init(_ route: Route) {
    integrations = TablePane(selected: route.query["system"])
  }

  package var route: Route {
    Route(.settingsPlatform, query: integrations.table.selected.map { ["system": $0] } ?? [:])
  }

  package var captures: Bool { integrations.isTyping }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { integrations.filter.hints(keys) }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return [load()]
    case .changed(let batch): return batch.concerns(.settings) ? [load(whenBusy: .waits)] : []
    case .own(.integrationsLoaded(let result)):
      integrations.receive(result.map { $0.items.map(IntegrationRow.init) }, at: context.now)
      if case .success(let output) = result { fixed = output.fixed }
    case .own(.integrationSaved(let title, _)):
      let words = "\(title) is written down; operations use it when Tenantry is opened next."
      return [.notify(Notice(.ok, words)), load()]
    case .commandChosen(let id), .commandTyped(let id, _): return run(id)
    case .keyPressed(let key): return integrations.press(key, at: context.now) ? [] : [.unhandled]
    case .pasted(let text): integrations.paste(text, at: context.now)
    case .own(.reportClosed), .resized: break
    }
    return []
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListIntegrations(), whenBusy: whenBusy, as: Event.integrationsLoaded)
  }

  private mutating func run(_ command: String) -> [Effect<Event>] {
    switch command {
    case SettingsCommands.filter.id: integrations.openFilter()
    case SettingsCommands.clear.id: integrations.clearFilter()
    case SettingsCommands.connect.id:
      guard let settings = integrations.selected?.settings else { return [] }
      let title = settings.status.title
      return [.present(Self.form(settings)) { .integrationSaved(title, $0) }]
    case SettingsCommands.test.id:
      guard let status = integrations.selected?.settings.status else { return [] }
      return [.present(IntegrationReportDialog(status)) { _ in .reportClosed }]
    default: return [.unhandled]
    }
    return []
  }

  /// What `tenantry connect` asks, as a form.
  static func form(_ settings: IntegrationSettings) -> FormDialog<SaveIntegration> {
    let system = settings.status.system
    let names = settings.fields.map(\.name)
    let fields = settings.fields.map { field in
      let hint =
        field.isReference
        ? "env:NAME, file:/path or exec:/program" : field.isRequired ? "" : "may be left out"
      return FormField.text(field.name, field.title, field.value ?? "", hint: hint, help: field.help)
    }
    return FormDialog(
      "Connect \(settings.status.title)",
      ["It is tried before it is written down. Secrets stay where they are: say where."],
      fields: fields, action: "Connect", component: .integrationForm
    ) { answers throws(FormFault) in
      SaveIntegration(
        system: system, fields: Dictionary(names.map { ($0, answers[$0]) }) { first, _ in first })
    }
  }
}
