import TenantModel
import TenantryAPI
import TerminalKit

/// How tenants are laid out and which images they may run: templates, images, who uses what (PRD §2).
package struct InfraTemplatesPage: Page {
  package enum Event: Equatable, Sendable {
    case offersLoaded(Result<ListInfraTemplates.Output, APIProblem>)
    case templateSaved(InfraTemplate)
    case imageSaved(ImageRelease)
    case retirementConfirmed(String, isRetired: Bool, version: Int)
    case retirementAnswered(Result<InfraTemplate, APIProblem>)
  }

  enum Pane: String, CaseIterable, Sendable {
    case templates
    case images
  }

  private(set) var pane: Pane
  private(set) var templates: TablePane<TemplateRow>
  private(set) var images: TablePane<ImageRow>

  package init(_ route: Route) {
    pane = route.query["pane"].flatMap(Pane.init(rawValue:)) ?? .templates
    templates = TablePane(selected: route.query["template"])
    images = TablePane(selected: route.query["image"])
  }

  package var route: Route {
    var query = pane == .templates ? [:] : ["pane": pane.rawValue]
    query["template"] = templates.table.selected
    query["image"] = images.table.selected
    return Route(.infraTemplates, query: query)
  }

  package var followsChanges: Bool { templates.items.isSettled }

  package var captures: Bool { pane == .templates ? templates.isTyping : images.isTyping }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    pane == .templates ? templates.filter.hints(keys) : images.filter.hints(keys)
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return [load()]
    case .changed(let batch):
      return batch.concerns(.infrastructure) || !batch.tenants.isEmpty ? [load(whenBusy: .waits)] : []
    case .own(.offersLoaded(let result)):
      templates.receive(result.map(Self.templateRows), at: context.now)
      images.receive(result.map(Self.imageRows), at: context.now)
    case .own(.templateSaved(let template)):
      return [
        .notify(
          Notice(
            .ok, "\(template.id) is at version \(template.version); tenants get it at their next rebuild.")),
        load(whenBusy: .waits),
      ]
    case .own(.imageSaved(let release)):
      return [
        .notify(Notice(.ok, "\(release.image) is \(release.status.rawValue) now.")), load(whenBusy: .waits),
      ]
    case .own(.retirementConfirmed(let id, let isRetired, let version)):
      return [
        .submit(
          RetireInfraTemplate(template: id, isRetired: isRetired, expectedVersion: version),
          as: Event.retirementAnswered)
      ]
    case .own(.retirementAnswered(let result)): return answered(result) + [load(whenBusy: .waits)]
    case .commandChosen(let id), .commandTyped(let id, _): return run(id)
    case .keyPressed(let key):
      let isMeant =
        pane == .templates
        ? templates.press(key, at: context.now) : images.press(key, at: context.now)
      return isMeant ? [] : [.unhandled]
    case .pasted(let text):
      if pane == .templates {
        templates.paste(text, at: context.now)
      } else {
        images.paste(text, at: context.now)
      }
    case .resized: break
    }
    return []
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListInfraTemplates(), whenBusy: whenBusy, as: Event.offersLoaded)
  }

  private static func templateRows(_ output: ListInfraTemplates.Output) -> [TemplateRow] {
    output.items.map { TemplateRow(template: $0, tenants: output.templateTenants[$0.id] ?? 0) }
  }

  private static func imageRows(_ output: ListInfraTemplates.Output) -> [ImageRow] {
    output.images.map { release in
      let users = output.items.filter { $0.retiredAt == nil && $0.dockerImageOdoo == release.image }
      return ImageRow(
        release: release, tenants: output.imageTenants[release.image.rawValue] ?? 0,
        templates: users.map(\.id))
    }
  }

  private func answered(_ result: Result<InfraTemplate, APIProblem>) -> [Effect<Event>] {
    switch result {
    case .success(let template):
      let words = template.retiredAt == nil ? "is offered again" : "is retired: nothing new is made of it"
      return [.notify(Notice(.ok, "\(template.id) \(words)."))]
    case .failure(let problem): return [.notify(Notice(.error, problem.detail))]
    }
  }

  private mutating func run(_ command: String) -> [Effect<Event>] {
    switch command {
    case InfraCommands.nextPane.id: pane = pane == .templates ? .images : .templates
    case InfraCommands.filter.id:
      if pane == .templates { templates.openFilter() } else { images.openFilter() }
    case InfraCommands.clear.id:
      if pane == .templates { templates.clearFilter() } else { images.clearFilter() }
    case InfraCommands.open.id: return tenants
    case InfraCommands.create.id:
      guard pane == .templates else { return [.present(InfraForms.image(nil), as: Event.imageSaved)] }
      return [.present(InfraForms.new(like: templates.selected?.template), as: Event.templateSaved)]
    case InfraCommands.edit.id:
      if pane == .images {
        return images.selected.map { [.present(InfraForms.image($0), as: Event.imageSaved)] } ?? []
      }
      return templates.selected.map { [.present(InfraForms.edit($0.template), as: Event.templateSaved)] }
        ?? []
    case InfraCommands.retire.id: return askToRetire()
    default: return [.unhandled]
    }
    return []
  }

  /// The tenants that use what is under the bar.
  private var tenants: [Effect<Event>] {
    let filter =
      pane == .templates
      ? templates.selected.map { "template:\($0.template.id)" }
      : images.selected.map { "image:\"\($0.release.image)\"" }
    return filter.map { [.navigate(Route(.tenantsList, query: ["filter": $0]))] } ?? []
  }

  private func askToRetire() -> [Effect<Event>] {
    guard let row = templates.selected else { return [] }
    let template = row.template
    let isRetired = template.retiredAt == nil
    let lines: [Line] =
      isRetired
      ? [
        "No new tenant can be made of it.",
        row.tenants == 0
          ? "No tenant uses it." : "\(row.tenants) tenants that use it go on as they are, rebuilds too.",
      ] : ["New tenants can be made of it again."]
    return [
      .present(
        ConfirmDialog(
          "\(isRetired ? "Retire" : "Offer") \(template.name)?", lines, action: isRetired ? "Retire" : "Offer"
        )
      ) { _ in .retirementConfirmed(template.id, isRetired: isRetired, version: template.version) }
    ]
  }
}
