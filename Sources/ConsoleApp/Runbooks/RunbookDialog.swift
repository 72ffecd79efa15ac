import TerminalKit

/// A runbook, read where the trouble is.
struct RunbookDialog: Dialog {
  enum Event: Equatable, Sendable {}

  /// It only shows.
  var outcome: ShellChoice? { nil }

  private let document: MarkdownDocument
  private var state = MarkdownState()

  init(_ text: String) { document = MarkdownDocument(text) }

  var captures: Bool { state.captures }

  static let scope: Command.Scope = "runbook"

  static let definitions = [Command("runbook_close", "Put it away", keys: [.enter, "q"])]

  func commands(context: UpdateContext) -> [Command] { captures ? [] : Self.definitions }

  var widgets: [Command.Scope] { [.reader] }

  var typingWidgets: [Command.Scope] { [.prompt, .text] }

  func hints(_ keys: KeyGuide) -> [KeyHint]? {
    guard !captures else {
      return [
        keys.hint("prompt_take", in: .prompt, "find"), keys.hint("prompt_leave", in: .prompt, "leave"),
      ].compactMap { $0 }
    }
    return [
      keys.hint(["reader_up", "reader_down"], in: .reader, "scroll"),
      keys.hint("reader_find", in: .reader, "find"),
      keys.hint(["reader_next_match", "reader_previous_match"], in: .reader, "next, previous"),
      KeyHint("esc", "close"),
    ].compactMap { $0 }
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .commandChosen: return [.dismiss]
    case .keyPressed(let key): return state.handle(key, in: document) ? [] : [.unhandled]
    case .pasted(let text): state.paste(text)
    default: break
    }
    return []
  }

  func view(context: ViewContext) -> any View {
    let width = min(92, context.size.width - 4)
    let height = min(document.lines(width: width - 6).count + 1, context.size.height - 4)
    return Modal("Runbook", trailing: Line(document.title, .dim), width: width) {
      MarkdownView(
        state, document,
        searchHints: [
          context.keys.hint("reader_next_match", in: .reader, "next"),
          context.keys.hint("reader_previous_match", in: .reader, "previous"),
        ].compactMap { $0 }
      ).padding(1).height(max(4, height))
    }
  }
}
