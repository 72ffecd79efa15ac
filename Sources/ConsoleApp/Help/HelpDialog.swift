import TerminalKit

/// Every key that is alive where one is: searchable, says why what is off is off, and runs what is chosen.
package struct HelpDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  package private(set) var outcome: ShellChoice?
  private var list: SelectList

  /// Makes the list from commands and the keys they have.
  package init(_ commands: [(command: Command, keys: [Key])]) {
    list = SelectList(
      commands.map { command, keys in
        let names = keys.map(\.name).joined(separator: " ")
        return SelectOption(
          command.id, TextFit.pad(names, to: 12) + " " + command.title, disabledReason: command.disabledReason
        )
      }, filters: true)
  }

  package var captures: Bool { true }

  package var hints: [KeyHint]? {
    [
      KeyHint("a–z", "narrow"), KeyHint("↑↓", "choose"), KeyHint("enter", "do it"), KeyHint("esc", "close"),
    ]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    guard case .keyPressed(let key) = event else { return [] }
    switch list.handle(key) {
    case .ignored: return [.unhandled]
    case .handled: return []
    case .chosen(let id):
      outcome = .command(id)
      return []
    }
  }

  private var chosen: String {
    guard let option = list.options.first(where: { $0.id == list.highlighted }) else { return "" }
    let words = option.title.split(separator: " ").joined(separator: " ")
    return option.disabledReason.map { "\(words): \($0)" } ?? words
  }

  package func view(context: ViewContext) -> any View {
    Modal(
      "Help", trailing: "what can be done here",
      width: min(110, context.size.width)
    ) {
      SelectListView(list, showsFilter: true)
      // A row may be cut: the chosen one stands here whole.
      Text(Line(chosen, .dim), wraps: true)
      Text(
        "Lists and logs: ↑ ↓ j k move, pgup pgdn, home end. Logs: ← → shift, ctrl-u ctrl-d half a page.",
        .dim,
        wraps: true)
    }
  }
}
