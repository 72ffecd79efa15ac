import TenantModel
import TenantryAPI
import TerminalKit

/// What holds for the whole platform: what it is connected to, when operations may begin, how much it should hold, who
/// may do what, and who did (PRD §2).
package struct SettingsPage: Page {
  package enum Event: Equatable, Sendable {
    case integrationsLoaded(Result<ListIntegrations.Output, APIProblem>)
    case integrationSaved(String, SaveIntegration.Output)
    case reportClosed
    case window(WindowEvent)
    case audit(AuditEvent)
    case limitsLoaded(Result<GetLimits.Output, APIProblem>)
    case limitsSet(GetLimits.Output)
    case imagesLoaded(Result<ListInfraTemplates.Output, APIProblem>)
    case imageSet(ImageRelease)
    case secretsLoaded(Result<ListSecretReferences.Output, APIProblem>)
    case hooksLoaded(Result<ListHooks.Output, APIProblem>)
    case hooksAged
    case platformLoaded(Result<GetPlatform.Output, APIProblem>)
  }

  private(set) var tab: SettingsTab
  var integrations: TablePane<IntegrationRow>
  /// Why connections cannot be changed from here; nil when they can, or nobody knows yet.
  private(set) var fixed: String?
  var windows: TablePane<WindowRow>
  /// The freeze, the windows, and what waits for them.
  var calendar = Loadable<ListWindows.Output>.loading
  private(set) var limits = Loadable<GetLimits.Output>.loading
  var roles: TablePane<RoleRow>
  var images: TablePane<ImageRow>
  var secrets: TablePane<SecretRow>
  /// Why there are no references to show; nil when there may be some.
  private(set) var secretsFixed: String?
  var audit: TablePane<AuditRow>
  var auditLog = Loadable<ListAudit.Output>.loading
  var verification = Loadable<VerifyAudit.Output>.loading
  var isVerifying = false
  var hooks: TablePane<HookRow>
  private(set) var platform = Loadable<GetPlatform.Output>.loading

  package init(_ route: Route) {
    let shown = route.query["tab"].flatMap(SettingsTab.init(rawValue:)) ?? .integrations
    let selected = { (tab: SettingsTab) in tab == shown ? route.query["selected"] : nil }
    tab = shown
    integrations = TablePane(selected: selected(.integrations))
    windows = TablePane(selected: selected(.windows))
    roles = TablePane(selected: selected(.roles))
    images = TablePane(selected: selected(.images))
    secrets = TablePane(selected: selected(.secrets))
    audit = TablePane(selected: selected(.audit))
    hooks = TablePane(selected: selected(.hooks))
  }

  package var route: Route {
    var query = tab == .integrations ? [:] : ["tab": tab.rawValue]
    query["selected"] = selectedRow
    return Route(.settingsPlatform, query: query)
  }

  package var captures: Bool { filter?.isOpen ?? false }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { filter?.hints(keys) }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      roles.receive(.success(RoleRow.all), at: context.now)
      // What is frozen stands on the line of tabs, whichever is shown.
      return load() + (tab == .windows ? [] : [loadWindows()])
    case .changed(let batch):
      let news = tab == .audit || batch.concerns(.settings) || (tab == .images && batch.concerns(.infrastructure))
      if news { return load(whenBusy: .waits) + (tab == .windows ? [] : [loadWindows(whenBusy: .waits)]) }
      return batch.operations.isEmpty ? [] : [loadWindows(whenBusy: .waits)]
    case .own(let event): return receive(event, context)
    case .commandChosen(let id), .commandTyped(let id, _): return run(id, context)
    case .keyPressed(let key): return press(key, at: context.now) ? [] : [.unhandled]
    case .pasted(let text): paste(text, at: context.now)
    case .resized: break
    }
    return []
  }

  /// What the tab on the screen shows.
  private func load(whenBusy: Collision = .replaces) -> [Effect<Event>] {
    switch tab {
    case .integrations: [.load(ListIntegrations(), whenBusy: whenBusy, as: Event.integrationsLoaded)]
    case .windows: [loadWindows(whenBusy: whenBusy)]
    case .limits: [.load(GetLimits(), whenBusy: whenBusy, as: Event.limitsLoaded)]
    case .roles: []
    case .images: [.load(ListInfraTemplates(), whenBusy: whenBusy, as: Event.imagesLoaded)]
    case .secrets: [.load(ListSecretReferences(), whenBusy: whenBusy, as: Event.secretsLoaded)]
    case .audit: [loadAudit(whenBusy: whenBusy)]
    case .hooks: [loadHooks(whenBusy: whenBusy)]
    case .platform: [.load(GetPlatform(), whenBusy: whenBusy, as: Event.platformLoaded)]
    }
  }

  private mutating func receive(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .integrationsLoaded(let result):
      integrations.receive(result.map { $0.items.map(IntegrationRow.init) }, at: context.now)
      if case .success(let output) = result { fixed = output.fixed }
    case .integrationSaved(let title, _):
      let words = "\(title) is written down; operations use it when Tenantry is opened next."
      return [.notify(Notice(.ok, words))] + load()
    case .reportClosed: break
    case .window(let event): return receive(event, context)
    case .audit(let event): return receive(event, context)
    case .limitsLoaded(let result): limits.receive(result, at: context.now)
    case .limitsSet(let output):
      limits.receive(.success(output), at: context.now)
      return [.notify(Notice(.ok, "The limits are set."))]
    case .imagesLoaded(let result):
      images.receive(
        result.map { output in
          output.images.map { release in
            ImageRow(
              release: release, tenants: output.imageTenants[release.image.rawValue] ?? 0,
              templates: output.items.filter {
                $0.retiredAt == nil && $0.dockerImageOdoo == release.image
              }.map(\.id))
          }
        }, at: context.now)
    case .imageSet(let release):
      return [.notify(Notice(.ok, "\(release.image) is \(release.status.rawValue)."))] + load()
    case .secretsLoaded(let result):
      secrets.receive(result.map { $0.items.map(SecretRow.init) }, at: context.now)
      if case .success(let output) = result { secretsFixed = output.fixed }
    case .hooksLoaded(let result): return receive(hooks: result, context)
    case .hooksAged: return tab == .hooks ? [loadHooks(whenBusy: .waits)] : []
    case .platformLoaded(let result): platform.receive(result, at: context.now)
    }
    return []
  }

  private mutating func run(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case SettingsCommands.nextTab.id: return show(tab.moved(by: 1))
    case SettingsCommands.previousTab.id: return show(tab.moved(by: -1))
    case SettingsCommands.filter.id: openFilter(at: context.now)
    case SettingsCommands.clear.id: clearFilter(at: context.now)
    default:
      switch tab {
      case .integrations: return runOnIntegrations(command)
      case .windows: return runOnWindows(command, context)
      case .limits: return runOnLimits(command)
      case .images: return runOnImages(command)
      case .audit: return runOnAudit(command)
      case .roles, .secrets, .hooks, .platform: return [.unhandled]
      }
    }
    return []
  }

  private mutating func show(_ next: SettingsTab) -> [Effect<Event>] {
    tab = next
    return load()
  }

  private func runOnIntegrations(_ command: String) -> [Effect<Event>] {
    guard let settings = integrations.selected?.settings else { return [] }
    switch command {
    case SettingsCommands.open.id:
      let title = settings.status.title
      return [.present(Self.form(settings)) { .integrationSaved(title, $0) }]
    case SettingsCommands.test.id:
      return [.present(IntegrationReportDialog(settings.status)) { _ in .reportClosed }]
    default: return [.unhandled]
    }
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
