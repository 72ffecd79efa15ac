import TenantModel
import TerminalKit

/// Asks why, for whoever goes on with it: nothing is sent.
package struct ReasonDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  /// One sentence.
  package private(set) var outcome: String?
  private let title: Line
  /// What to know before one answers; a paragraph each.
  private let notes: [Line]
  private let action: String
  private let component: ComponentID
  private var reason: TextField
  private var fault: String?
  private var keyGuard = KeyGuard()

  /// Makes a dialog; `action` says what enter does, in small letters.
  init(_ title: Line, _ notes: [Line], action: String, component: ComponentID, lengthMax: Int) {
    self.title = title
    self.notes = notes
    self.action = action
    self.component = component
    reason = TextField(lengthMax: lengthMax)
  }

  package var asksToChange: Bool { true }

  package var captures: Bool { true }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [KeyHint("enter", action), KeyHint("esc", "cancel")]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared: keyGuard.begin(after: context.lastKey, at: context.now)
    case .keyPressed(let key):
      if keyGuard.swallows(key, at: context.now) { return [] }
      if key == .enter {
        answer()
        return []
      }
      let outcome = reason.handle(key)
      if outcome == .edited { fault = nil }
      return outcome == .ignored ? [.unhandled] : []
    case .pasted(let text): _ = reason.paste(text)
    default: break
    }
    return []
  }

  private mutating func answer() {
    let text = reason.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if text.isEmpty { fault = "Say why, in one sentence." } else { outcome = text }
  }

  package func view(context: ViewContext) -> any View {
    Modal(title, width: min(76, context.size.width - 4)) {
      notes.map { Text($0, wraps: true) }
      Text(.empty)
      HStack {
        Text(Line("Because", .dim)).width(10)
        TextFieldView(reason, hint: "why, one sentence", focused: true).fillWidth()
      }
      .height(1)
      Text(fault.map { Line("\(Glyph.error) \($0)", .error) } ?? .empty, wraps: true)
    }
    .component(component)
  }

  package func spoken(context: ViewContext) -> Spoken? {
    Spoken(Spoken.lines(of: view(context: context), width: context.size.width))
  }
}

extension ReasonDialog {
  /// Why one operation is begun while others may not be.
  static func override(of kind: OperationKind, on slug: Slug, _ freeze: String?) -> ReasonDialog {
    ReasonDialog(
      Line("\(kind.verb) \(slug) in spite of the freeze"),
      [
        Line(freeze ?? "", .warning),
        "Everything else stays frozen. What is to be done is shown again before it begins; who and why is kept.",
      ],
      action: "go on", component: .overrideForm, lengthMax: MaintenanceWindow.reasonLengthMax)
  }
}
