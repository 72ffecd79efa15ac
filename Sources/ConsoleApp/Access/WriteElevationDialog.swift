import TerminalKit

/// Asks for how long and why production is to be changed.
package struct WriteElevationDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  package private(set) var outcome: WriteRequest?
  private var duration: TextField
  private var reason: TextField
  private var isInReason = true
  private var fault: String?
  private var keyGuard = KeyGuard()
  private let isExtension: Bool

  /// Makes a dialog; a `reason` means that write access is there already and is to last longer.
  package init(duration: String = "15m", reason: String? = nil) {
    isExtension = reason != nil
    self.duration = TextField(duration, lengthMax: 12)
    self.reason = TextField(reason ?? "", lengthMax: WriteRequest.reasonLengthMax)
  }

  package var captures: Bool { true }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [KeyHint("tab", "next"), KeyHint("enter", "go on"), KeyHint("esc", "stay read-only")]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared: keyGuard.begin(after: context.lastKey, at: context.now)
    case .keyPressed(let key):
      if key == .enter, keyGuard.swallows(key, at: context.now) { return [] }
      switch key {
      case .tab, .backTab, .up, .down: isInReason.toggle()
      case .enter where isInReason: ask()
      case .enter: isInReason = true
      default: return edit { $0.handle(key) } == .ignored ? [.unhandled] : []
      }
    case .pasted(let text): _ = edit { $0.paste(text) }
    default: break
    }
    return []
  }

  package func view(context: ViewContext) -> any View {
    Modal(isExtension ? "Write access for longer" : "Write access", width: min(72, context.size.width - 4)) {
      Text(.empty)
      Text(
        "Everything can be changed until the time is over. Who, when and why is kept in the journal.",
        wraps: true)
      Text(.empty)
      row("For", TextFieldView(duration, hint: "15m", focused: !isInReason))
      row("Because", TextFieldView(reason, hint: "what is to be done", focused: isInReason))
      Text(fault.map { Line("\(Glyph.error) \($0)", .error) } ?? .empty, wraps: true)
    }
  }

  private func row(_ label: String, _ field: TextFieldView) -> any View {
    HStack {
      Text(Line(label, .dim)).width(10)
      field.fillWidth()
    }
    .height(1)
  }

  private mutating func edit(_ change: (inout TextField) -> TextField.Outcome) -> TextField.Outcome {
    let outcome = isInReason ? change(&reason) : change(&duration)
    if outcome == .edited { fault = nil }
    return outcome
  }

  private mutating func ask() {
    do {
      outcome = try WriteRequest(duration: duration.text, reason: reason.text)
    } catch {
      fault = error.message
    }
  }
}
