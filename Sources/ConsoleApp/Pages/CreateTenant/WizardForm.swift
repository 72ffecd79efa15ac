import Foundation
import TenantModel
import TerminalKit

/// The form as it is being filled: the draft, where one is in it, and what is wrong with it.
struct WizardForm: Equatable, Sendable {
  var draft = WizardDraft()
  /// The fields that a person has left once, or wanted to go on from: only there does an empty field complain.
  var touched: Set<WizardField> = []
  /// What the platform refused, until the field changes.
  var refused: [WizardField: String] = [:]
  var slugCheck = SlugCheck.none
  private(set) var focus = WizardField.name
  /// The row of the last step: a step to change, or the button after them.
  var reviewRow = WizardStep.review.rawValue
  /// The agency group chosen in the list below the field; nil while the field itself is written in.
  var groupRow: Int?
  /// The redirect URI that is written in.
  private(set) var uriRow = 0
  private(set) var uris: [TextField] = [TextField()]
  private var texts: [WizardField: TextField] = [:]

  init() {}

  init(_ draft: WizardDraft) {
    self.draft = draft
    for field in [WizardField.name, .slug, .agencyGroup] { texts[field] = Self.field(for: field, draft) }
    showUris(draft.redirectUris ?? [])
    go(to: draft.step)
  }

  /// A text field as it is now.
  func text(_ field: WizardField) -> TextField { texts[field] ?? Self.field(for: field, draft) }

  // MARK: Where one is

  mutating func go(to step: WizardStep, field: WizardField? = nil) {
    if let last = draft.step.fields.first(where: { $0 == focus }) { touched.insert(last) }
    draft.step = step
    focus(on: field ?? step.fields.first ?? focus)
    reviewRow = WizardStep.review.rawValue
  }

  /// Goes to a field of the step; among redirect URIs to the first that is wrong.
  mutating func focus(on field: WizardField) {
    focus = field
    groupRow = nil
    uriRow = field == .redirectUris ? uriFaults.first?.row ?? 0 : 0
  }

  /// Moves to the next or previous field of the step, around its ends.
  mutating func moveFocus(forward: Bool) {
    let fields = draft.step.fields
    guard let place = fields.firstIndex(of: focus) else { return }
    if focus == .redirectUris {
      let row = uriRow + (forward ? 1 : -1)
      if uris.indices.contains(row) { return uriRow = row }
    }
    touched.insert(focus)
    groupRow = nil
    focus = fields[(place + (forward ? 1 : fields.count - 1)) % fields.count]
    uriRow = focus == .redirectUris && !forward ? uris.count - 1 : 0
  }

  /// True when there is nothing below: enter goes to the next step then.
  var isAtEnd: Bool {
    focus == draft.step.fields.last && (focus != .redirectUris || uriRow == uris.count - 1)
  }

  // MARK: Writing

  /// Gives a key or pasted text to the field that is written in; answers whether it took it.
  mutating func write(_ edit: (inout TextField) -> TextField.Outcome) -> TextField.Outcome {
    guard focus == .redirectUris else {
      var field = text(focus)
      let outcome = edit(&field)
      texts[focus] = field
      if outcome == .edited { take(field.text, in: focus) }
      return outcome
    }
    let outcome = edit(&uris[uriRow])
    if outcome == .edited { takeUris() }
    return outcome
  }

  /// Replaces the text of a field as if it had been typed.
  mutating func set(_ text: String, in field: WizardField) {
    texts[field] = TextField(text, lengthMax: Self.lengthMax(of: field))
    take(text, in: field)
  }

  /// Takes a choice.
  mutating func choose(_ value: String, in field: WizardField) {
    switch field {
    case .plan: draft.plan = value
    case .bundle: draft.bundle = value
    case .region: draft.region = value
    case .template: draft.template = value
    case .image: draft.image = value
    case .ssoTemplate: draft.ssoTemplate = value
    case .environment: draft.environment = TenantEnvironment(rawValue: value) ?? draft.environment
    case .isolation: draft.isolation = Isolation(rawValue: value) ?? draft.isolation
    case .haLevel: draft.haLevel = HALevel(rawValue: value) ?? draft.haLevel
    case .name, .slug, .agencyGroup, .redirectUris: return
    }
    refused[field] = nil
  }

  /// The value of a field with options.
  func choice(_ field: WizardField) -> String? {
    switch field {
    case .plan: draft.plan
    case .bundle: draft.bundle
    case .region: draft.region
    case .template: draft.template
    case .image: draft.image
    case .ssoTemplate: draft.ssoTemplate
    case .environment: draft.environment.rawValue
    case .isolation: draft.isolation.rawValue
    case .haLevel: draft.haLevel.rawValue
    case .name, .slug, .agencyGroup, .redirectUris: nil
    }
  }

  /// Shows the template's redirect URIs, unless there are others already.
  mutating func offerUris(_ texts: [String]) {
    if draft.redirectUris == nil { showUris(texts) }
  }

  private mutating func showUris(_ texts: [String]) {
    uris = (texts + [""]).map { TextField($0, lengthMax: HTTPSURL.bytesMax) }
    uriRow = min(uriRow, uris.count - 1)
  }

  private mutating func take(_ text: String, in field: WizardField) {
    refused[field] = nil
    switch field {
    case .name:
      draft.name = text
      guard !draft.isSlugOwn else { return }
      draft.slug = Slug.suggestion(for: text) ?? ""
      texts[.slug] = Self.field(for: .slug, draft)
      refused[.slug] = nil
    case .slug:
      draft.slug = text
      draft.isSlugOwn = !text.isEmpty
    case .agencyGroup:
      draft.agencyGroup = text
      groupRow = nil
    default: break
    }
  }

  /// Empty rows count for nothing; one stays below to write another into.
  private mutating func takeUris() {
    refused[.redirectUris] = nil
    if uris.last?.text.isEmpty == false { uris.append(TextField(lengthMax: HTTPSURL.bytesMax)) }
    let texts = uris.map(\.text).filter { !$0.isEmpty }
    draft.redirectUris = texts.isEmpty ? nil : texts
  }

  private static func field(for field: WizardField, _ draft: WizardDraft) -> TextField {
    switch field {
    case .name: TextField(draft.name, lengthMax: lengthMax(of: field))
    case .slug: TextField(draft.slug, lengthMax: lengthMax(of: field))
    case .agencyGroup: TextField(draft.agencyGroup, lengthMax: lengthMax(of: field))
    default: TextField()
    }
  }

  private static func lengthMax(of field: WizardField) -> Int {
    field == .slug ? Slug.lengthMax : DisplayText.lengthMax
  }
}
