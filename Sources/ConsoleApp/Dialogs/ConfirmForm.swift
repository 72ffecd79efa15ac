import TenantModel
import TerminalKit

/// The lower part of a dialog that confirms an operation: what has to be typed, and the two buttons.
///
/// It opens on Cancel or on the field, so neither the key that opened the dialog nor enter alone ever says yes.
struct ConfirmForm: Equatable, Sendable {
  enum Focus: Equatable, Sendable {
    case field
    case cancel
    case action
  }

  enum Outcome: Equatable, Sendable {
    case ignored
    case handled
    case cancelled
    case confirmed
  }

  private(set) var focus = Focus.cancel
  private(set) var field = TextField(lengthMax: Slug.lengthMax)
  /// What must be typed; nil when a button is enough.
  private(set) var slug: String?
  /// Why nobody can say yes now; nil when they can.
  private(set) var refusal: String? = "the plan is being read"

  /// True after enter on text that is not the slug, until it changes.
  private(set) var isMismatched = false

  /// True when the action can be pressed.
  var isUnlocked: Bool { refusal == nil && (slug == nil || field.text == slug) }

  /// Asks as hard as the plan wants it, from the beginning: what was typed for another plan does not count.
  mutating func ask(_ confirmation: OperationPlan.Confirmation, slug: String, refusal: String?) {
    self.slug = confirmation == .typeSlug ? slug : nil
    self.refusal = confirmation == .secondPerson ? "a second person has to approve this" : refusal
    field = TextField(lengthMax: Slug.lengthMax)
    isMismatched = false
    focus = self.slug != nil && self.refusal == nil ? .field : .cancel
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch (key, focus) {
    case (.tab, _), (.backTab, _):
      move(forward: key == .tab)
    case (.right, .cancel), (.right, .action), (.left, .cancel), (.left, .action):
      move(forward: key == .right)
    case (.enter, .field):
      if isUnlocked { focus = .action } else { isMismatched = refusal == nil }
    case (_, .field):
      if key != .escape { isMismatched = false }
      return field.handle(key) == .ignored ? .ignored : .handled
    case (.enter, .cancel), (.space, .cancel):
      return .cancelled
    case (.enter, .action), (.space, .action):
      return isUnlocked ? .confirmed : .handled
    default:
      return .ignored
    }
    return .handled
  }

  mutating func paste(_ text: String) {
    if focus == .field { _ = field.paste(text) }
  }

  /// The rows: the field when there is one, the reason when there is one, the buttons.
  func rows(action: String, isDangerous: Bool) -> [any View] {
    var rows: [any View] = []
    if let slug, refusal == nil {
      let isRight = field.text == slug
      let mark: Line =
        isRight
        ? Line("\(Glyph.done) matches", .ok)
        : isMismatched ? Line("\(Glyph.error) that is not “\(slug)”", .error) : .empty
      rows.append(Text("Type \(slug, .bold) to go on:"))
      rows.append(
        HStack(spacing: 2) {
          TextFieldView(field, focused: focus == .field).width(Slug.lengthMax + 2)
          mark
          Spacer()
        }
        .height(1))
      rows.append(Text(.empty))
    }
    rows.append(
      HStack(spacing: 2) {
        button("Cancel", isFocused: focus == .cancel, isEnabled: true, isDangerous: false)
        button(action, isFocused: focus == .action, isEnabled: isUnlocked, isDangerous: isDangerous)
        Spacer()
      }
      .height(1))
    return rows
  }

  private mutating func move(forward: Bool) {
    var stops: [Focus] = slug != nil && refusal == nil ? [.field, .cancel] : [.cancel]
    if isUnlocked { stops.append(.action) }
    let place = stops.firstIndex(of: focus) ?? 0
    focus = stops[(place + (forward ? 1 : stops.count - 1)) % stops.count]
  }

  private func button(_ text: String, isFocused: Bool, isEnabled: Bool, isDangerous: Bool) -> Line {
    let style: Style = !isEnabled ? .dim : isDangerous ? .error : .plain
    return isFocused
      ? Line("\(Glyph.chosen)[ \(text) ]", Style(style.role, .bold, on: .selection))
      : Line(" [ \(text) ]", style)
  }
}
