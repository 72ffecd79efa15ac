import TerminalKit

/// A dialog that asks nothing: what it shows is scrolled, and put away.
protocol ShowingDialog: Dialog where Event == Never, Outcome == ShellChoice {
  /// Puts it away.
  static var close: Command { get }

  var scroll: ScrollState { get set }
}

extension ShowingDialog {
  var outcome: ShellChoice? { nil }

  static var definitions: [Command] { [close] }

  func commands(context: UpdateContext) -> [Command] { [Self.close] }

  var widgets: [Command.Scope] { [.scroll] }

  func hints(_ keys: KeyGuide) -> [KeyHint]? {
    let close = [keys.key(Self.close.id, in: Self.scope), "esc"].compactMap { $0 }.joined(separator: " ")
    return [keys.hint(["scroll_up", "scroll_down"], in: .scroll, "scroll"), KeyHint(close, "close")]
      .compactMap { $0 }
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .commandChosen: [.dismiss]
    case .keyPressed(let key): scroll.handle(key) ? [] : [.unhandled]
    default: []
    }
  }
}
