import TenantModel
import TerminalKit

/// The fields whose few options are all in sight.
enum WizardChoices {
  static func choice(_ field: WizardField, _ form: WizardForm) -> Choice? {
    guard !values(of: field).isEmpty else { return nil }
    let selected = values(of: field).firstIndex { $0.value == form.choice(field) } ?? 0
    return Choice(values(of: field).map(\.title), selected: selected)
  }

  static func value(of field: WizardField, at index: Int) -> String { values(of: field)[index].value }

  /// What holds while nothing was chosen.
  static func standard(_ field: WizardField, _ form: WizardForm, _ offers: WizardOffers) -> String? {
    field == .image ? offers.template(form.draft)?.dockerImageOdoo.rawValue : nil
  }

  private static func values(of field: WizardField) -> [(value: String, title: String)] {
    switch field {
    case .environment:
      [
        (TenantEnvironment.production.rawValue, "production"),
        (TenantEnvironment.staging.rawValue, "staging"),
      ]
    case .isolation:
      [(Isolation.database.rawValue, "own database"), (Isolation.schema.rawValue, "own schema")]
    case .haLevel: [(HALevel.single.rawValue, "single pod"), (HALevel.ha.rawValue, "ha: 2 pods on 2 nodes")]
    default: []
    }
  }
}
