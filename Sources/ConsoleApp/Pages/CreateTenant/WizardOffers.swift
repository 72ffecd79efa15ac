import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What the platform offers to choose from.
struct WizardOffers: Equatable, Sendable {
  var groups = Loadable<GetTenantKPIs.Output>.loading
  var plans = Loadable<ListPlans.Output>.loading
  var bundles = Loadable<ListBundles.Output>.loading
  var resolutions: [String: Loadable<BundleResolution>] = [:]
  var regions = Loadable<ListRegions.Output>.loading
  var templates = Loadable<ListInfraTemplates.Output>.loading
  var ssoTemplates = Loadable<ListKeycloakTemplates.Output>.loading

  /// The options of a field; nil while they are not there.
  func options(of field: WizardField, _ draft: WizardDraft) -> [SelectOption]? {
    switch field {
    case .plan: plans.value?.items.map(Self.option)
    case .bundle: bundles.value?.items.map(option)
    case .region: regions.value?.items.map { SelectOption($0.id, $0.id, details: [Line($0.name)]) }
    case .template: templates.value?.items.filter { $0.retiredAt == nil }.map(Self.option)
    case .image:
      templates.value.map { output in
        output.images.map { Self.option($0, isTemplates: $0.image == template(draft)?.dockerImageOdoo) }
      }
    case .ssoTemplate:
      ssoTemplates.value?.items.map {
        SelectOption($0.id, $0.id, details: [Line($0.name)])
      }
    default: nil
    }
  }

  /// What is wrong with the question behind a field's options.
  func problem(of field: WizardField) -> APIProblem? {
    switch field {
    case .plan: plans.problem
    case .bundle: bundles.problem
    case .region: regions.problem
    case .template, .image: templates.problem
    case .ssoTemplate: ssoTemplates.problem
    default: nil
    }
  }

  func plan(_ draft: WizardDraft) -> Plan? { plans.value?.items.first { $0.id == draft.plan } }
  func bundle(_ draft: WizardDraft) -> ModuleBundle? {
    bundles.value?.items.first { $0.code == draft.bundle }
  }
  func region(_ draft: WizardDraft) -> Region? { regions.value?.items.first { $0.id == draft.region } }
  func template(_ draft: WizardDraft) -> InfraTemplate? {
    templates.value?.items.first { $0.id == draft.template }
  }
  func ssoTemplate(_ draft: WizardDraft) -> SSOTemplate? {
    ssoTemplates.value?.items.first { $0.id == draft.ssoTemplate }
  }

  /// Why a bundle cannot be applied; nil when it can, or nobody knows yet.
  func refusal(ofBundle code: String) -> String? {
    guard let resolution = resolutions[code]?.value, !resolution.isApplicable else { return nil }
    return resolution.findings.first(where: \.blocks)?.message
  }

  /// The agency groups that have what was typed in them, in order; none when it is one of them already.
  func groupMatches(for text: String) -> [String] {
    let groups = groups.value?.agencyGroups ?? []
    guard !groups.contains(text) else { return [] }
    let typed = text.lowercased()
    return groups.filter { typed.isEmpty || $0.lowercased().contains(typed) }
  }

  /// How many matching agency groups are listed at once.
  static let groupsShown = 4

  /// The agency group that goes on as what was typed; nil when none does.
  func groupSuggestion(for text: String) -> String? {
    let typed = text.lowercased()
    guard !typed.isEmpty else { return nil }
    return groups.value?.agencyGroups.first { $0.lowercased().hasPrefix(typed) && $0 != text }
  }

  private static func option(_ plan: Plan) -> SelectOption {
    SelectOption(
      plan.id, plan.name,
      details: [
        Line("\(TenantFacts.price(of: plan))/month", .plain), "\(plan.usersIncluded) users",
        "\(plan.storageGib) GiB",
        "\(plan.resources.workers) workers",
      ])
  }

  private func option(_ bundle: ModuleBundle) -> SelectOption {
    let resolution = resolutions[bundle.code]
    let count: Line =
      if let resolution = resolution?.value {
        "\(resolution.modules.count) modules"
      } else {
        resolution?.problem == nil ? "resolving…" : Line("not resolved", .warning)
      }
    return SelectOption(
      bundle.code, bundle.name, details: [count],
      disabledReason: refusal(ofBundle: bundle.code).map { _ in "cannot be applied" })
  }

  private static func option(_ template: InfraTemplate) -> SelectOption {
    SelectOption(
      template.id, template.id,
      details: ["v\(template.version)", Line(template.sizeProfile), Line(template.name)])
  }

  private static func option(_ release: ImageRelease, isTemplates: Bool) -> SelectOption {
    SelectOption(
      release.image.rawValue, release.image.rawValue,
      details: [Line("\(Glyph.done) tested", .ok), Line(isTemplates ? "the template's" : "")],
      disabledReason: release.status == .tested
        ? nil : "\(release.status.rawValue): only tested images may run")
  }
}
