import TenantModel
import TenantryAPI
import TerminalKit

/// How people sign in to tenants: each tenant's client in Keycloak, wanted and found (PRD §2).
package struct SSOPage: Page {
  package enum Event: Equatable, Sendable {
    case clientsLoaded(Result<ListSSOClients.Output, APIProblem>)
    /// The bar has rested on a tenant.
    case selectionSettled(Slug)
    case clientLoaded(Slug, Result<GetSSOClient.Output, APIProblem>)
    case loginTested
    case repairSubmitted(OperationID)
  }

  private(set) var clients: TablePane<SSOClientRow>
  private(set) var integration: IntegrationStatus?
  /// How many there are in all.
  private(set) var total = 0
  /// The client under the bar, as Keycloak has it.
  private(set) var detail = Loadable<GetSSOClient.Output>.loading
  private var detailOf: Slug?

  package init(_ route: Route) { clients = TablePane(selected: route.query["client"]) }

  package var route: Route {
    var query: [String: String] = [:]
    query["client"] = clients.table.selected
    return Route(.ssoConfig, query: query)
  }

  package var captures: Bool { clients.isTyping }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { clients.filter.hints(keys) }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return [load()] + loadDetail(context)
    case .changed(let batch):
      guard batch.isReset || !batch.tenants.isEmpty else { return [] }
      let isShown = clients.selected.map { batch.isReset || batch.tenants.contains($0.client.tenant.id) } ?? false
      return [load(whenBusy: .waits)] + (isShown ? loadDetail(context, whenBusy: .waits) : [])
    case .own(.clientsLoaded(let result)):
      if let output = try? result.get() {
        integration = output.integration
        total = output.total
      }
      clients.receive(result.map { SSOClientRow.inOrder($0.items) }, at: context.now)
      return needsDetail ? loadDetail(context) : []
    case .own(.selectionSettled(let slug)):
      return clients.selected?.client.tenant.slug == slug ? loadDetail(context) : []
    case .own(.clientLoaded(let slug, let result)):
      if slug == detailOf { detail.receive(result, at: context.now) }
    // What the test saw is newer than what is shown.
    case .own(.loginTested): return loadDetail(context)
    case .own(.repairSubmitted(let operation)): return [.openDrawer(operation), load(whenBusy: .waits)]
    case .commandChosen(let id), .commandTyped(let id, _): return run(id) + selectionMoved(context)
    case .keyPressed(let key):
      return clients.press(key, at: context.now) ? selectionMoved(context) : [.unhandled]
    case .pasted(let text):
      clients.paste(text, at: context.now)
      return selectionMoved(context)
    case .resized: return needsDetail ? loadDetail(context) : []
    }
    return []
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListSSOClients(), whenBusy: whenBusy, as: Event.clientsLoaded)
  }

  private var needsDetail: Bool { detailOf != clients.selected?.client.tenant.slug }

  /// Keycloak is asked only about the client that is shown, and only where there is room to show it.
  private mutating func loadDetail(
    _ context: UpdateContext, whenBusy: Collision = .replaces
  ) -> [Effect<Event>] {
    guard context.size.width >= ListAndDetail.widthMin, let slug = clients.selected?.client.tenant.slug else {
      return []
    }
    if detailOf != slug { detail = .loading }
    detailOf = slug
    return [
      .load(GetSSOClient(tenant: slug.rawValue), whenBusy: whenBusy) { .clientLoaded(slug, $0) }
    ]
  }

  /// Whoever walks through the list does not ask about every client on the way.
  private mutating func selectionMoved(_ context: UpdateContext) -> [Effect<Event>] {
    guard needsDetail, context.size.width >= ListAndDetail.widthMin else { return [] }
    detail = .loading
    detailOf = nil
    guard let slug = clients.selected?.client.tenant.slug else { return [] }
    return [.after(.milliseconds(200), token: "client", .selectionSettled(slug))]
  }

  private mutating func run(_ command: String) -> [Effect<Event>] {
    switch command {
    case SSOCommands.filter.id: clients.openFilter()
    case SSOCommands.clear.id: clients.clearFilter()
    case SSOCommands.open.id:
      return clients.selected.map { [.navigate(.tenant($0.rowID))] } ?? []
    case SSOCommands.test.id:
      guard let slug = clients.selected?.client.tenant.slug else { return [] }
      return [.present(LoginTestDialog(slug)) { _ in .loginTested }]
    case SSOCommands.repair.id:
      guard let tenant = clients.selected?.client.tenant else { return [] }
      return [
        .present(OperationConfirmDialog(.rebuild, on: tenant)) { outcome in
          switch outcome {
          case .submitted(let operation): .repairSubmitted(operation)
          }
        }
      ]
    default: return [.unhandled]
    }
    return []
  }
}
