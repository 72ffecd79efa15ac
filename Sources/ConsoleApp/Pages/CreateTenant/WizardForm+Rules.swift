import TenantModel

extension WizardForm {
  /// What is wrong with a field as it stands, by the rules that need nobody else; nil when nothing is.
  func fault(in field: WizardField, _ offers: WizardOffers) -> String? {
    switch field {
    case .slug where draft.slug.isEmpty && isNameWithoutLetters: "no Latin letters in the name: type a slug"
    case .name where draft.name.isEmpty, .slug where draft.slug.isEmpty,
      .agencyGroup where draft.agencyGroup.isEmpty:
      "is needed"
    case .name: Self.rule { () throws(InvalidName) in try DisplayText(draft.name) }
    case .agencyGroup: Self.rule { () throws(InvalidName) in try DisplayText(draft.agencyGroup) }
    case .slug:
      Self.rule { () throws(InvalidName) in try Slug(draft.slug) }
        ?? (draft.wasSent ? nil : slugCheck.refusal(of: draft.slug))
    case .plan, .region, .template, .ssoTemplate: missing(field, offers)
    case .bundle:
      missing(field, offers)
        ?? draft.bundle.flatMap(offers.refusal(ofBundle:)).map { "cannot be applied: \($0)" }
    case .image:
      draft.image.flatMap { image in
        offers.options(of: .image, draft)?.first { $0.id == image }?.disabledReason
      }
    case .redirectUris: uriFaults.first.map { "row \($0.row + 1) \($0.message)" }
    case .environment, .isolation, .haLevel: nil
    }
  }

  /// What stands at a field: the platform's refusal, or a fault that is due to be said.
  func message(at field: WizardField, _ offers: WizardOffers) -> String? {
    if let refused = refused[field] { return refused }
    let isDue =
      touched.contains(field) || (field == .slug && (!draft.slug.isEmpty || isNameWithoutLetters))
      || field == .redirectUris
    return isDue ? fault(in: field, offers) : nil
  }

  /// True when there is a name from which no slug can be made.
  private var isNameWithoutLetters: Bool { !draft.name.isEmpty && Slug.suggestion(for: draft.name) == nil }

  /// The first field of a step that keeps from going on.
  func firstFault(in step: WizardStep, _ offers: WizardOffers) -> WizardField? {
    step.fields.first { fault(in: $0, offers) != nil }
  }

  /// The steps where something is wrong.
  func faulty(_ offers: WizardOffers) -> Set<WizardStep> {
    Set(WizardField.allCases.filter { refused[$0] != nil || fault(in: $0, offers) != nil }.map(\.step))
  }

  /// What is wrong with redirect URIs, by row.
  var uriFaults: [(row: Int, message: String)] {
    uris.enumerated().compactMap { row, field in
      guard !field.text.isEmpty else { return nil }
      if field.text.contains("*") { return (row, "must be exact: a wildcard lets others take the sign-in") }
      return Self.rule { () throws(InvalidName) in try HTTPSURL(field.text) }.map { (row, $0) }
    }
  }

  /// Why a field with a list has no good choice. While the list is on its way nobody is held up.
  private func missing(_ field: WizardField, _ offers: WizardOffers) -> String? {
    guard let ids = offers.options(of: field, draft)?.map(\.id) else {
      return choice(field) == nil && offers.problem(of: field) != nil
        ? "what there is could not be loaded" : nil
    }
    guard !ids.isEmpty else { return "there is nothing to choose from" }
    guard let value = choice(field) else { return "choose one" }
    return ids.contains(value) ? nil : "“\(value)” is no longer offered: choose another"
  }

  private static func rule(_ make: () throws(InvalidName) -> some Any) -> String? {
    do {
      _ = try make()
      return nil
    } catch {
      return error.rule
    }
  }
}
