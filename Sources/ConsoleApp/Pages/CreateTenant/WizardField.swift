/// The fields of the wizard. The raw values are the keys of a tenant file, and so the pointers of a refusal.
enum WizardField: String, CaseIterable, Codable, Hashable, Sendable {
  case name
  case slug
  case agencyGroup = "agency_group"
  case environment
  case plan
  case bundle
  case region
  case isolation = "db_strategy"
  case haLevel = "ha_level"
  case template
  case image
  case ssoTemplate = "sso_template"
  case redirectUris = "redirect_uris"

  /// The field that a refusal points at: `redirect_uris/1`, `redirectUris` and `slug` are all understood.
  init?(pointer: String) {
    let head = pointer.split(whereSeparator: { "/.[".contains($0) }).first ?? ""
    let plain = head.replacing("_", with: "").lowercased()
    guard let field = Self.allCases.first(where: { $0.rawValue.replacing("_", with: "") == plain }) else {
      return nil
    }
    self = field
  }

  var step: WizardStep {
    switch self {
    case .name, .slug, .agencyGroup, .environment: .identity
    case .plan: .plan
    case .bundle: .bundle
    case .region, .isolation, .haLevel, .template, .image: .infra
    case .ssoTemplate, .redirectUris: .sso
    }
  }

  var label: String {
    switch self {
    case .name: "Name"
    case .slug: "Slug"
    case .agencyGroup: "Agency group"
    case .environment: "Environment"
    case .plan: "Plan"
    case .bundle: "Bundle"
    case .region: "Region"
    case .isolation: "Isolation"
    case .haLevel: "Availability"
    case .template: "Template"
    case .image: "Image"
    case .ssoTemplate: "Template"
    case .redirectUris: "Redirect URIs"
    }
  }

  /// True while letters are written into it.
  var isText: Bool {
    switch self {
    case .name, .slug, .agencyGroup, .redirectUris: true
    default: false
    }
  }
}
