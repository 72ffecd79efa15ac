import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// Creates a tenant, step by step (PRD §3.4).
package struct CreateTenantPage: Page {
  package enum Event: Equatable, Sendable {
    case draftLoaded(Data?)
    case slugSettled(String)
    case slugChecked(String, Result<CheckSlug.Output, APIProblem>)
    case groupsLoaded(Result<GetTenantKPIs.Output, APIProblem>)
    case plansLoaded(Result<ListPlans.Output, APIProblem>)
    case bundlesLoaded(Result<ListBundles.Output, APIProblem>)
    case bundleResolved(String, Result<BundleResolution, APIProblem>)
    case regionsLoaded(Result<ListRegions.Output, APIProblem>)
    case templatesLoaded(Result<ListInfraTemplates.Output, APIProblem>)
    case ssoTemplatesLoaded(Result<ListKeycloakTemplates.Output, APIProblem>)
    case requestSettled(TenantRequest)
    case planned(TenantRequest, Result<PlanTenant.Output, APIProblem>)
    case createConfirmed
    case created(Result<CreateTenant.Output, APIProblem>)
  }

  enum Stage: Equatable, Sendable {
    /// It is not known yet whether there is a draft.
    case opening
    /// There is one: it is asked whether to go on with it.
    case offering(WizardDraft)
    case filling
    /// Sent; nothing can be changed until the answer is there.
    case creating
  }

  package let route: Route
  /// Nothing here changes by itself.
  package let showsTime = false
  var stage = Stage.opening
  var form = WizardForm()
  var offers = WizardOffers()
  /// What the tenant would be, for `plannedRequest`.
  var plan = Loadable<PlanTenant.Output>.loading
  var plannedRequest: TenantRequest?
  /// Why creating it did not work.
  var failure: APIProblem?
  var scroll = ScrollState()

  package init(_ route: Route) { self.route = route }

  package var leaveLabel: String { form.draft.isEmpty || stage != .filling ? "leave" : "leave (draft kept)" }

  package var captures: Bool { stage == .filling && form.focus.isText && form.draft.step != .review }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared:
      let draft: [Effect<Event>] =
        stage == .opening ? [.loadDraft(WizardDraft.key, as: Event.draftLoaded)] : []
      return draft + loadOffers()
    case .refreshRequested: return loadOffers() + checkSlug(settled: true) + makePlan(settled: true)
    case .changed(let batch): return batch.isReset ? loadOffers() : []
    case .resized: return []
    case .commandChosen(let id), .commandTyped(let id, _): return choose(id, context)
    case .keyPressed(let key): return press(key, context)
    case .pasted(let text):
      guard captures else { return [] }
      return edited(context) { $0.paste(text) }
    case .own(let event): return take(event, context)
    }
  }

  /// True when the plan belongs to what stands in the form.
  var isPlanCurrent: Bool { plannedRequest == form.draft.request && plan.problem == nil && plan.value != nil }

  /// The plan for what stands in the form; nil while there is none.
  var currentPlan: PlanTenant.Output? { isPlanCurrent ? plan.value : nil }

  /// True while it is not known which redirect URIs the template gives.
  var awaitsUris: Bool { form.draft.redirectUris == nil && plan == .loading }

  /// Why the tenant cannot be created now; nil when it can.
  func refusal(_ context: Session?) -> String? {
    if let reason = context?.refusal(of: .tenantsCreate) {
      return reason
    }
    if form.draft.wasSent { return nil }
    let faulty = form.faulty(offers).sorted().map(\.title)
    if !faulty.isEmpty { return "look at \(faulty.joined(separator: ", ")) first" }
    guard plannedRequest == form.draft.request else { return "the plan is being made" }
    if let problem = plan.problem { return problem.detail }
    guard let plan = currentPlan else { return "the plan is being made" }
    if let risk = plan.plan.risks.first(where: { $0.level == .block }) { return risk.message }
    return plan.bundle.isApplicable ? nil : "the bundle cannot be applied"
  }
}
