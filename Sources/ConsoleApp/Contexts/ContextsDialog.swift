import TerminalKit

/// The platforms that are written down, which one this is, and how another is opened: beside this one, in a terminal of its
/// own, so that nobody takes one for the other.
struct ContextsDialog: ShowingDialog {
  private let contexts: [KnownContext]
  var scroll = ScrollState()

  init(_ contexts: [KnownContext]) { self.contexts = contexts }

  static let scope: Command.Scope = "contexts"

  static let close = Command("contexts_close", "Put them away", keys: [.enter, "q"])

  func view(context: ViewContext) -> any View {
    let names = contexts.map(\.name.count).max() ?? 0
    let here = context.session?.mode == .remote ? context.session?.context : nil
    return Modal(
      "Contexts", trailing: contexts.isEmpty ? .empty : Line("\(contexts.count)"),
      width: min(100, context.size.width - 4), scroll: scroll
    ) {
      if contexts.isEmpty {
        Text(
          "No server is written down: \("tenantry context add NAME ADDRESS --login", .accent)", wraps: true)
      } else {
        contexts.map { row($0, names: names, isHere: $0.name == here) }
        Text(.empty)
        Text(Line("Each opens in a terminal of its own, beside this one.", .dim), wraps: true)
      }
    }
  }

  private func row(_ known: KnownContext, names: Int, isHere: Bool) -> any View {
    let badge = known.environment.map { ScreenEnvironment($0).badge } ?? Line("")
    return HStack(spacing: 2) {
      Text(Line(isHere ? Glyph.pointer : " ", .accent)).width(1)
      Text(Line(known.name, .bold)).width(min(names, 20))
      Text(badge).width(9)
      Text(Line(known.server)).fillWidth()
      Text(isHere ? Line("you are here", .dim) : Line("tenantry --context \(known.name)", .accent))
        .width(min(19 + names, 39))
    }
  }
}
