import TenantModel
import TerminalKit

/// Asks whether to go on, as hard as it should be: with a button, or by typing words.
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
  package let tenantInView: TenantInView?
  private var form = ConfirmForm()

  /// Makes a dialog. `action` is the verb on the button, for example "Pause"; `refuse` is the word on the other, to be
  /// chosen so that nobody takes one for the other. `words` have to be typed where the confirmation wants typing; one
  /// of `.secondPerson` cannot be given here and says so. `tenant` is whom it is about, where others are to know.
  package init(
    _ title: String, _ paragraphs: [Line], action: String, refuse: String = "Cancel",
    isDangerous: Bool = false,
    confirmation: OperationPlan.Confirmation = .enter, words: String? = nil, about tenant: TenantInView? = nil
  ) {
    self.title = title
    self.paragraphs = paragraphs
    self.action = action
    self.refuse = refuse
    self.isDangerous = isDangerous
    tenantInView = tenant
    form.ask(confirmation, words: words, refusal: nil)
  }

  package var asksToChange: Bool { true }

  package var captures: Bool { form.focus == .field }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [
      KeyHint("tab", "next"), KeyHint("enter", form.focus == .field ? "go on" : "press"),
      KeyHint("esc", refuse.lowercased()),
    ]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared: form.open(by: context.lastKey, at: context.now)
    case .keyPressed(let key):
      switch form.handle(key, at: context.now) {
      case .handled: break
      case .cancelled: return [.dismiss]
      case .confirmed: outcome = .confirmed
      case .ignored: return [.unhandled]
      }
    case .pasted(let text): form.paste(text)
    default: break
    }
    return []
  }

  package func spoken(context: ViewContext) -> Spoken? {
    Spoken(
      Spoken.lines(of: view(context: context), width: context.size.width),
      choices: form.choices(action: action, refuse: refuse))
  }

  package func view(context: ViewContext) -> any View {
    Modal(Line(title), width: min(72, context.size.width - 4)) {
      Spacer(min: 1).height(1)
      paragraphs.map { Text($0, wraps: true) }
      PresenceLine.note(context.others, tenantInView).map { [Text(.empty), Text($0, wraps: true)] } ?? []
      if let refusal = form.refusal {
        Spacer(min: 1).height(1)
        Text("\(Glyph.warning, .warning) \(refusal, .warning)")
      }
      Spacer(min: 1).height(1)
      form.rows(action: action, refuse: refuse, isDangerous: isDangerous)
    }
  }
}
