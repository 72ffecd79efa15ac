import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What is recommended, and the way to where it is put right (PRD §3.1 `ai_recommendations_panel`).
extension OverviewPage {
  package enum SuggestionEvent: Equatable, Sendable {
    case loaded(Result<ListRecommendations.Output, APIProblem>)
    /// Something changed a moment ago.
    case due
    /// The tenant that an operation was recommended for.
    case tenantLoaded(OperationKind, Result<TenantDetail, APIProblem>)
    case choiceMade(OperationKind, Tenant, OperationChoice)
    case submitted(OperationID)
  }

  var loadSuggestions: Effect<Event> {
    .load(ListRecommendations(), whenBusy: .waits) { .suggested(.loaded($0)) }
  }

  /// Lines of a log alone change nothing that is recommended.
  mutating func reloadSuggestions(after batch: ChangeBatch, at now: Date) -> [Effect<Event>] {
    guard batch.isReset || !(batch.tenants.isEmpty && batch.operations.isEmpty && batch.topics.isEmpty) else {
      return []
    }
    return suggestionPace.effects(at: now, [loadSuggestions], token: "suggestions", .suggested(.due))
  }

  mutating func receive(_ event: SuggestionEvent, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .loaded(let result): suggestions.receive(result, at: context.now)
    case .due:
      suggestionPace.waited(at: context.now)
      return [loadSuggestions]
    case .tenantLoaded(let kind, .success(let detail)):
      guard kind.takesParameters else { return confirm(kind, on: detail.tenant, with: nil) }
      let tenant = detail.tenant
      return [
        .present(OperationChoiceDialog(kind, on: tenant)) { .suggested(.choiceMade(kind, tenant, $0)) }
      ]
    case .tenantLoaded(_, .failure(let problem)): return [.notify(Notice(.error, problem.detail))]
    case .choiceMade(let kind, let tenant, let choice): return confirm(kind, on: tenant, with: choice)
    case .submitted(let operation): return [.openDrawer(operation), loadSuggestions]
    }
    return []
  }

  /// Goes where the recommendation under the bar is put right.
  func openSuggestion(_ context: UpdateContext) -> [Effect<Event>] {
    guard let action = suggestions.selected?.action else { return [] }
    switch action {
    case .operation(let id): return [.openDrawer(id)]
    case .upgrade(let slug): return begin(.upgradeImage, on: slug)
    case .backup(let slug): return begin(.backup, on: slug)
    case .tenant(let slug): return [.navigate(.tenant(slug.rawValue))]
    case .signIn(let slug): return [.navigate(Route(.ssoConfig, query: ["client": slug.rawValue]))]
    case .tenants(let filter): return [.navigate(Route(.tenantsList, query: ["filter": filter]))]
    case .invoices(let filter):
      return [
        .navigate(Route(.billingOverview, query: ["tab": BillingTab.invoices.rawValue, "filter": filter]))
      ]
    case .system:
      // Who may not change connections looks whether the systems answer.
      let mayConnect = PageCatalog.entry(.settingsPlatform).isOpen(to: context.session?.role)
      return [.navigate(Route(mayConnect ? .settingsPlatform : .supportCenter))]
    case .approvals(let id): return [.openApproval(id)]
    case .runbook(let name): return [.openRunbook(name)]
    }
  }

  /// Goes to the AI console and runs the flow that fits the recommendation under the bar.
  func askAboutSuggestion() -> [Effect<Event>] {
    guard let item = suggestions.selected else { return [] }
    var query = ["flow": "first_things"]
    switch item.action {
    case .operation(let id): query = ["flow": "explain_operation", "operation": id.rawValue]
    case .tenant(let slug), .signIn(let slug), .backup(let slug), .upgrade(let slug):
      query = ["flow": "review_tenant", "tenant": slug.rawValue]
    case .tenants where item.rule == .imageBehind || item.rule == .imageBlocked:
      query = ["flow": "plan_upgrades"]
    case .tenants, .invoices, .system, .approvals, .runbook: break
    }
    return [.navigate(Route(.aiConsole, query: query))]
  }

  /// Why the flow of the recommendation under the bar is not open to the caller; nil when it is.
  func suggestionRefusal(_ context: UpdateContext) -> String? {
    switch suggestions.selected?.action {
    case nil: withoutSuggestion
    case .upgrade?, .backup?: context.refusal(of: SubmitOperation.permission)
    default: nil
    }
  }

  /// Why there is nothing to open or to ask about; nil when a recommendation is under the bar.
  var withoutSuggestion: String? {
    guard suggestions.selected == nil else { return nil }
    return suggestions.answer.value == nil ? suggestions.answer.refusalWithoutRow() : "nothing is recommended"
  }

  private func begin(_ kind: OperationKind, on slug: Slug) -> [Effect<Event>] {
    [.load(GetTenant(tenant: slug.rawValue), mayRecall: false) { .suggested(.tenantLoaded(kind, $0)) }]
  }

  private func confirm(
    _ kind: OperationKind, on tenant: Tenant, with choice: OperationChoice?
  ) -> [Effect<Event>] {
    [
      .present(OperationConfirmDialog(kind, on: tenant, with: choice)) { outcome in
        switch outcome {
        case .submitted(let operation): .suggested(.submitted(operation))
        }
      }
    ]
  }
}
