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

  var hints: [KeyHint]? {
    captures
      ? [KeyHint("enter", "find"), KeyHint("esc", "leave")]
      : [
        KeyHint("↑↓", "scroll"), KeyHint("/", "find"), KeyHint("n N", "next, previous"),
        KeyHint("esc", "close"),
      ]
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .keyPressed(.enter) where !captures, .keyPressed("q") where !captures: return [.dismiss]
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
      MarkdownView(state, document).padding(1).height(max(4, height))
    }
  }
}
