/// The steps of the wizard, in their order (PRD §3.4).
enum WizardStep: Int, CaseIterable, Codable, Comparable, Sendable {
  case identity
  case plan
  case bundle
  case infra
  case sso
  case review

  var title: String {
    switch self {
    case .identity: "Identity"
    case .plan: "Plan"
    case .bundle: "Bundle"
    case .infra: "Infra"
    case .sso: "SSO"
    case .review: "Review"
    }
  }

  /// The fields from top to bottom; none on the last step, which shows the others'.
  var fields: [WizardField] { WizardField.allCases.filter { $0.step == self } }

  var next: WizardStep? { WizardStep(rawValue: rawValue + 1) }
  var previous: WizardStep? { WizardStep(rawValue: rawValue - 1) }

  static func < (left: WizardStep, right: WizardStep) -> Bool { left.rawValue < right.rawValue }
}
