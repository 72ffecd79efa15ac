import TenantModel
import TerminalKit

/// Asks whether to go on, as hard as the plan wants it: with a button, or by typing a tenant's slug.
///
/// It opens on Cancel, so neither the key that opened it nor enter alone ever says yes.
package struct ConfirmDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  /// Said yes; saying no has no outcome.
  package enum Outcome: Equatable, Sendable {
    case confirmed
  }

  package private(set) var outcome: Outcome?
  private let title: String
  private let paragraphs: [Line]
  private let action: String
  private let refuse: String
  private let isDangerous: Bool
  /// What must be typed; nil when a button is enough.
  private let slug: String?
  private let refusal: String?
  private var field = TextField(lengthMax: Slug.lengthMax)
  private var focus = Focus.cancel
  /// True after enter on text that is not the slug, until it changes.
  private var isMismatched = false

  private enum Focus: Equatable {
    case field
    case cancel
    case action
  }

  /// Makes a dialog. `action` is the verb on the button, for example "Pause"; `refuse` is the word on the other, to be
  /// chosen so that nobody takes one for the other. A `confirmation` of `.secondPerson` cannot be given here and says so.
  package init(
    _ title: String, _ paragraphs: [Line], action: String, refuse: String = "Cancel",
    isDangerous: Bool = false,
    confirmation: OperationPlan.Confirmation = .enter, slug: String? = nil
  ) {
    self.title = title
    self.paragraphs = paragraphs
    self.action = action
    self.refuse = refuse
    self.isDangerous = isDangerous
    self.slug = confirmation == .typeSlug ? slug : nil
    refusal = confirmation == .secondPerson ? "a second person has to approve this" : nil
    if self.slug != nil { focus = .field }
  }

  package var captures: Bool { focus == .field }

  package var hints: [KeyHint]? {
    focus == .field
      ? [KeyHint("enter", "go on"), KeyHint("tab", "next"), KeyHint("esc", refuse.lowercased())] : nil
  }

  package func commands(context: UpdateContext) -> [Command] {
    [
      Command(
        "confirm_next", "Go to the next button", label: "next",
        keys: [.tab, .right, .down, .backTab, .left, .up],
        footer: 1),
      Command("confirm_choose", "Press the button", label: "press", keys: [.enter, .space], footer: 2),
    ]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .commandChosen("confirm_next"): moveOn()
    case .commandChosen("confirm_choose"): return choose()
    case .keyPressed(let key) where focus == .field:
      switch key {
      case .tab, .backTab, .down, .up: moveOn()
      case .enter:
        if isUnlocked { focus = .action } else { isMismatched = true }
      default:
        isMismatched = false
        return field.handle(key) == .ignored ? [.unhandled] : []
      }
    case .pasted(let text) where focus == .field:
      _ = field.paste(text)
    case .keyPressed: return [.unhandled]
    default: break
    }
    return []
  }

  package func view(context: ViewContext) -> any View {
    Modal(Line(title), width: min(72, context.size.width - 4)) {
      Spacer(min: 1).height(1)
      paragraphs.map { Text($0, wraps: true) }
      if let slug {
        Spacer(min: 1).height(1)
        Text("Type \(slug, .bold) to go on:")
        TextFieldView(field, focused: focus == .field).width(Slug.lengthMax + 2)
        if isMismatched { Text("\(Glyph.error) that is not “\(slug)”", .error) }
      }
      if let refusal {
        Spacer(min: 1).height(1)
        Text("\(Glyph.warning, .warning) \(refusal, .warning)")
      }
      Spacer(min: 1).height(1)
      HStack(spacing: 2) {
        Text(button(refuse, isFocused: focus == .cancel, isEnabled: true, isDangerous: false))
        Text(button(action, isFocused: focus == .action, isEnabled: isUnlocked, isDangerous: isDangerous))
        Spacer()
      }
    }
  }

  private var isUnlocked: Bool { refusal == nil && (slug == nil || field.text == slug) }

  private mutating func moveOn() {
    switch focus {
    case .field: focus = .cancel
    case .cancel: focus = isUnlocked ? .action : slug == nil ? .cancel : .field
    case .action: focus = slug == nil ? .cancel : .field
    }
  }

  private mutating func choose() -> [Effect<Event>] {
    switch focus {
    case .cancel: return [.dismiss]
    case .action:
      guard isUnlocked else { return [] }
      outcome = .confirmed
      return []
    case .field: return []
    }
  }

  private func button(_ text: String, isFocused: Bool, isEnabled: Bool, isDangerous: Bool) -> Line {
    let style: Style = !isEnabled ? .dim : isDangerous ? .error : .plain
    return isFocused
      ? Line("\(Glyph.chosen)[ \(text) ]", Style(style.role, .bold, on: .selection))
      : Line(" [ \(text) ]", style)
  }
}
