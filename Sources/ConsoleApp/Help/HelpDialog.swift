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
        let title = command.disabledReason.map { "\(command.title): \($0)" } ?? command.title
        return SelectOption(
          command.id, TextFit.pad(names, to: 12) + " " + title, disabledReason: command.disabledReason)
      }, filters: true)
  }

  package var captures: Bool { true }

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

  package func view(context: ViewContext) -> any View {
    Modal(
      "Help", trailing: "what can be done here",
      footer: [KeyHint("enter", "do it"), KeyHint("esc", "close")],
      width: min(84, context.size.width)
    ) {
      SelectListView(list, showsFilter: true)
      Text("Lists: ↑ ↓ j k move, pgup pgdn, home end. Logs: f follow, w wrap, v severity, ← → shift.", .dim)
    }
  }
}
