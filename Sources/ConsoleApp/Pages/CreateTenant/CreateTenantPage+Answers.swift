import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension CreateTenantPage {
  /// Asks for everything there is to choose from.
  func loadOffers() -> [Effect<Event>] {
    [
      .load(GetTenantKPIs(), as: Event.groupsLoaded),
      .load(ListPlans(), as: Event.plansLoaded),
      .load(ListBundles(), as: Event.bundlesLoaded),
      .load(ListRegions(), as: Event.regionsLoaded),
      .load(ListInfraTemplates(), as: Event.templatesLoaded),
      .load(ListKeycloakTemplates(), as: Event.ssoTemplatesLoaded),
    ]
  }

  mutating func take(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    let now = context.now
    switch event {
    case .draftLoaded(let data): return open(WizardDraft(data))
    case .slugSettled(let slug):
      guard form.slugCheck == .checking(slug), slug == form.draft.slug else { return [] }
      return [askForSlug(slug)]
    case .slugChecked(let slug, let result):
      form.slugCheck.receive(result, for: slug)
    case .groupsLoaded(let result): offers.groups.receive(result, at: now)
    case .plansLoaded(let result):
      offers.plans.receive(result, at: now)
      chooseFirst(.plan)
    case .bundlesLoaded(let result):
      offers.bundles.receive(result, at: now)
      chooseFirst(.bundle)
      return resolveBundles() + makePlan(settled: false)
    case .bundleResolved(let code, let result):
      offers.resolutions[code, default: .loading].receive(result, at: now)
    case .regionsLoaded(let result):
      offers.regions.receive(result, at: now)
      chooseFirst(.region)
    case .templatesLoaded(let result):
      offers.templates.receive(result, at: now)
      chooseFirst(.template)
    case .ssoTemplatesLoaded(let result):
      offers.ssoTemplates.receive(result, at: now)
      chooseFirst(.ssoTemplate)
    case .requestSettled(let request):
      return request == form.draft.request ? [ask(for: request)] : []
    case .planned(let request, let result): return take(result, for: request, context)
    case .createConfirmed: return create(context)
    case .created(let result): return take(result, context)
    }
    // A choice that was made by its arrival changes what is asked for.
    return makePlan(settled: false)
  }

  /// Asks whether a slug is free: at once, or when the person has stopped writing.
  mutating func checkSlug(settled: Bool) -> [Effect<Event>] {
    let slug = form.draft.slug
    guard (try? Slug(slug)) != nil else {
      form.slugCheck = .none
      return []
    }
    form.slugCheck = .checking(slug)
    return settled ? [askForSlug(slug)] : [.after(.milliseconds(250), token: "slug", .slugSettled(slug))]
  }

  /// Asks what would be made, from the step on where that can be seen: at once, or when nothing changes any more.
  func makePlan(settled: Bool) -> [Effect<Event>] {
    guard stage == .filling, form.draft.step >= .infra, form.draft.isComplete else { return [] }
    let request = form.draft.request
    if settled { return [ask(for: request)] }
    return plannedRequest == request
      ? [] : [.after(.milliseconds(250), token: "plan", .requestSettled(request))]
  }

  private func ask(for request: TenantRequest) -> Effect<Event> {
    .load(PlanTenant(request: request)) { .planned(request, $0) }
  }

  private func askForSlug(_ slug: String) -> Effect<Event> {
    .load(CheckSlug(slug: slug)) { .slugChecked(slug, $0) }
  }

  private mutating func open(_ draft: WizardDraft?) -> [Effect<Event>] {
    guard stage == .opening else { return [] }
    if let draft, !draft.isEmpty { stage = .offering(draft) } else { stage = .filling }
    return []
  }

  /// Makes the choices that are still open, of what is there by now.
  mutating func chooseFirsts() {
    for field in [WizardField.plan, .bundle, .region, .template, .ssoTemplate] { chooseFirst(field) }
  }

  /// The first choice is made until a person makes another: most tenants are ordinary.
  private mutating func chooseFirst(_ field: WizardField) {
    guard form.choice(field) == nil else { return }
    if let first = offers.options(of: field, form.draft)?.first(where: { $0.disabledReason == nil }) {
      form.choose(first.id, in: field)
    }
  }

  private mutating func resolveBundles() -> [Effect<Event>] {
    (offers.bundles.value?.items ?? []).map(\.code).map { code in
      if offers.resolutions[code] == nil { offers.resolutions[code] = .loading }
      return .load(ResolveBundle(code: code), token: ResolveBundle.name + "/" + code) {
        .bundleResolved(code, $0)
      }
    }
  }

  private mutating func take(
    _ result: Result<PlanTenant.Output, APIProblem>, for request: TenantRequest, _ context: UpdateContext
  ) -> [Effect<Event>] {
    guard request == form.draft.request else { return [] }
    plannedRequest = request
    plan.receive(result, at: context.now)
    form.refused = [:]
    switch result {
    case .success(let output):
      form.offerUris(output.sso.redirectUris.map(\.rawValue))
      return []
    case .failure(let problem):
      return form.draft.wasSent ? [] : show(problem, jumps: form.draft.step == .review)
    }
  }

  private mutating func take(
    _ result: Result<CreateTenant.Output, APIProblem>, _ context: UpdateContext
  ) -> [Effect<Event>] {
    stage = .filling
    switch result {
    case .success(let output):
      return [
        .deleteDraft(key: WizardDraft.key), .replace(.tenant(output.slug.rawValue)),
        .openDrawer(output.operationId),
      ]
    case .failure(let problem):
      failure = problem
      // Refused for good: the next try is another request.
      if problem.code == .invalid || problem.code == .forbidden { form.draft.sent = nil }
      return show(problem, jumps: true) + save(context)
    }
  }

  /// Puts what was refused at its fields, and goes to the first of them.
  private mutating func show(_ problem: APIProblem, jumps: Bool) -> [Effect<Event>] {
    for field in problem.fields {
      if let known = WizardField(pointer: field.pointer) { form.refused[known] = field.message }
    }
    guard jumps, let first = WizardField.allCases.first(where: { form.refused[$0] != nil }) else { return [] }
    form.go(to: first.step, field: first)
    return [
      .notify(Notice(.warning, "\(first.step.title): the platform refused \(first.label.lowercased())."))
    ]
  }
}
