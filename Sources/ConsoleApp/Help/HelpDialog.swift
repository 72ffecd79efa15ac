import TerminalKit

/// Every key that is alive where one is, by scope: searchable, says why what is off is off, and runs what is chosen.
package struct HelpDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  package private(set) var outcome: ShellChoice?
  let sections: [HelpSection]
  private(set) var filter = TextField(lengthMax: 60)
  /// The place of the chosen item among the matches.
  private(set) var chosen = 0

  init(_ sections: [HelpSection]) { self.sections = sections }

  package var captures: Bool { true }

  package var typingWidgets: [Command.Scope] { [.finder, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [
      KeyHint("a–z", "search"), keys.hint(["finder_up", "finder_down"], in: .finder, "choose"),
      keys.hint("finder_choose", in: .finder, "do it"), KeyHint("esc", "close"),
    ].compactMap { $0 }
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .keyPressed(let key): return press(key)
    case .pasted(let text):
      if filter.paste(text) == .edited { chosen = 0 }
    default: break
    }
    return []
  }

  /// The sections with the items that every typed word is found in, by key, name or sentence.
  var matches: [HelpSection] {
    let words = filter.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return sections }
    return sections.compactMap { section in
      var section = section
      section.items = section.items.filter { item in
        let command = item.command
        let text =
          (item.keys.map(\.name) + [command.title, command.name, section.title] + command.verbs)
          .joined(separator: " ").lowercased()
        return words.allSatisfy { text.contains($0) }
      }
      return section.items.isEmpty ? nil : section
    }
  }

  /// The items that match, one after another.
  var items: [HelpSection.Item] { matches.flatMap(\.items) }

  private mutating func press(_ key: Key) -> [Effect<Event>] {
    let count = items.count
    switch key {
    case .up: chosen = max(0, chosen - 1)
    case .down: chosen = min(max(0, count - 1), chosen + 1)
    case .pageUp: chosen = max(0, chosen - 10)
    case .pageDown: chosen = min(max(0, count - 1), chosen + 10)
    case .home where filter.text.isEmpty: chosen = 0
    case .end where filter.text.isEmpty: chosen = max(0, count - 1)
    case "/" where filter.text.isEmpty: break
    case .enter:
      guard items.indices.contains(chosen), items[chosen].command.isEnabled else { return [] }
      outcome = .command(items[chosen].command.id)
    default:
      switch filter.handle(key) {
      case .ignored, .submitted: return [.unhandled]
      case .moved: break
      case .edited: chosen = 0
      }
    }
    return []
  }
}
