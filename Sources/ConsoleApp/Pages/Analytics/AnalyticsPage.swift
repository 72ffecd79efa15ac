import TenantModel
import TenantryAPI
import TerminalKit

/// Tenants' schemas in Supabase and their dashboards in Superset: what is there, how old it is, whether it can be filled
/// (PRD §2 `analytics_hub`).
package struct AnalyticsPage: Page {
  package enum Event: Equatable, Sendable {
    case loaded(Result<ListAnalytics.Output, APIProblem>)
    /// The bar has rested on a tenant.
    case selectionSettled(Slug)
    case tenantLoaded(Slug, Result<GetTenantAnalytics.Output, APIProblem>)
    /// What is shown is some time old: Supabase tells nobody when a run ends.
    case aged
    case tested
    case changed(TenantAnalytics)
    case setUpConfirmed(Slug)
    case setUp(Result<TenantAnalytics, APIProblem>)
  }

  /// How often Supabase is asked again while the page is open.
  static let secondsBetweenLooks = 30

  private(set) var tenants: TablePane<AnalyticsRow>
  private(set) var output: ListAnalytics.Output?
  /// The tenant under the bar, as Supabase has it.
  private(set) var detail = Loadable<GetTenantAnalytics.Output>.loading
  private var detailOf: Slug?
  private var pace = ReloadPace.ofOutsideSystems
  /// What the route asked to filter by; read as soon as it is known what time it is.
  private var wanted: String?

  package init(_ route: Route) {
    tenants = TablePane(selected: route.query["selected"])
    wanted = route.query["filter"]
  }

  package var route: Route {
    var query: [String: String] = [:]
    query["selected"] = tenants.table.selected
    if !tenants.filter.inForce.isEmpty { query["filter"] = tenants.filter.inForce }
    return Route(.analyticsHub, query: query)
  }

  package var captures: Bool { tenants.isTyping }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { tenants.filter.hints(keys) }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      if let wanted { tenants.set(filter: wanted, at: context.now) }
      wanted = nil
      return [load()] + loadDetail(context)
    case .changed(let batch):
      guard batch.isReset || !batch.tenants.isEmpty else { return [] }
      return pace.effects(at: context.now, [load(whenBusy: .waits)], token: "look", .aged)
    case .own(let event): return receive(event, context)
    case .commandChosen(let id), .commandTyped(let id, _): return run(id) + selectionMoved(context)
    case .keyPressed(let key):
      return tenants.press(key, at: context.now) ? selectionMoved(context) : [.unhandled]
    case .pasted(let text):
      tenants.paste(text, at: context.now)
      return selectionMoved(context)
    case .resized: return needsDetail ? loadDetail(context) : []
    }
  }

  private mutating func receive(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .loaded(let result):
      if case .success(let answer) = result { output = answer }
      tenants.receive(result.map { AnalyticsRow.inOrder($0.items) }, at: context.now)
      return (needsDetail ? loadDetail(context) : [])
        + [.after(.seconds(Self.secondsBetweenLooks), token: "look", .aged)]
    case .selectionSettled(let slug):
      return tenants.selected?.analytics.tenant.slug == slug ? loadDetail(context) : []
    case .tenantLoaded(let slug, let result):
      if slug == detailOf { detail.receive(result, at: context.now) }
    case .aged, .tested:
      pace.waited(at: context.now)
      return [load(whenBusy: .waits)] + loadDetail(context, whenBusy: .waits)
    case .changed(let analytics):
      let words = "\(analytics.tenant.slug) is filled \(analytics.config.syncMode.meaning)."
      return said(
        .success(analytics),
        analytics.config.syncMode == .off ? "\(analytics.tenant.slug) is switched off." : words, context)
    case .setUpConfirmed(let slug):
      return [.submit(SetUpAnalytics(tenant: slug.rawValue), as: Event.setUp)]
    case .setUp(let result): return said(result, "The analytics are set up.", context)
    }
    return []
  }

  private mutating func said(
    _ result: Result<TenantAnalytics, APIProblem>, _ sentence: String, _ context: UpdateContext
  ) -> [Effect<Event>] {
    let notice: Notice =
      switch result {
      case .success: Notice(.ok, sentence)
      case .failure(let problem): Notice(.error, problem.detail)
      }
    return [.notify(notice), load(whenBusy: .waits)] + loadDetail(context)
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListAnalytics(), whenBusy: whenBusy, as: Event.loaded)
  }

  private var needsDetail: Bool { detailOf != tenants.selected?.analytics.tenant.slug }

  /// Supabase is asked only about the tenant that is shown, and only where there is room to show it.
  private mutating func loadDetail(
    _ context: UpdateContext, whenBusy: Collision = .replaces
  ) -> [Effect<Event>] {
    guard context.size.width >= ListAndDetail.widthMin, let slug = tenants.selected?.analytics.tenant.slug
    else { return [] }
    if detailOf != slug { detail = .loading }
    detailOf = slug
    return [
      .load(GetTenantAnalytics(tenant: slug.rawValue), whenBusy: whenBusy) { .tenantLoaded(slug, $0) }
    ]
  }

  /// Whoever walks through the list does not ask about every tenant on the way.
  private mutating func selectionMoved(_ context: UpdateContext) -> [Effect<Event>] {
    guard needsDetail, context.size.width >= ListAndDetail.widthMin else { return [] }
    (detail, detailOf) = (.loading, nil)
    guard let slug = tenants.selected?.analytics.tenant.slug else { return [] }
    return [.after(.milliseconds(200), token: "tenant", .selectionSettled(slug))]
  }

  private mutating func run(_ command: String) -> [Effect<Event>] {
    switch command {
    case AnalyticsCommands.filter.id:
      tenants.openFilter()
      return []
    case AnalyticsCommands.clear.id:
      tenants.clearFilter()
      return []
    default: break
    }
    guard let analytics = tenants.selected?.analytics else { return [] }
    switch command {
    case AnalyticsCommands.open.id:
      return [.navigate(.tenant(analytics.tenant.slug.rawValue, tab: TenantTab.analytics.rawValue))]
    case AnalyticsCommands.dashboard.id:
      return analytics.dashboard.map { [AutomationPage.open($0.url)] } ?? []
    case AnalyticsCommands.copy.id:
      return analytics.dashboard.map { [.copy($0.url, what: "the dashboard's address")] } ?? []
    case AnalyticsCommands.test.id: return [.present(ETLTestDialog(analytics.tenant)) { _ in .tested }]
    case AnalyticsCommands.change.id: return [.present(AnalyticsActs.form(analytics), as: Event.changed)]
    case AnalyticsCommands.setUp.id:
      let slug = analytics.tenant.slug
      return [.present(AnalyticsActs.setUpDialog(analytics)) { _ in .setUpConfirmed(slug) }]
    default: return [.unhandled]
    }
  }
}
