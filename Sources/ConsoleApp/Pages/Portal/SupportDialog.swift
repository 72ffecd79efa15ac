import TenantModel
import TenantryAPI
import TerminalKit

/// A support request with all that was said about it.
package struct SupportDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  package enum Outcome: Equatable, Sendable {
    case replies(SupportRequest)
    case closes(SupportRequest)
  }

  package private(set) var outcome: Outcome?
  private let request: SupportRequest
  private var scroll = ScrollState()

  init(_ request: SupportRequest) { self.request = request }

  package static let scope: Command.Scope = "support_request"

  package static let definitions = [PortalCommands.reply, PortalCommands.close]

  package func commands(context: UpdateContext) -> [Command] { SupportActs.commands(for: request, context) }

  package var widgets: [Command.Scope] { [.scroll] }

  package var isReading: Bool { true }

  package mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .commandChosen(PortalCommands.reply.id): outcome = .replies(request)
    case .commandChosen(PortalCommands.close.id): outcome = .closes(request)
    case .keyPressed(let key): return scroll.handle(key) ? [] : [.unhandled]
    default: break
    }
    return []
  }

  package func view(context: ViewContext) -> any View {
    Modal(
      Line(request.subject.rawValue), trailing: request.state.badge, width: min(76, context.size.width - 4),
      scroll: scroll
    ) {
      Text("   \(request.tenantSlug)  \(request.severity.line)  \("request \(request.id)", .dim)")
      told.map { [Text($0)] } ?? []
      request.messages.map { message in
        VStack {
          Text(.empty)
          Text(
            "   \(message.author, message.isAnswer ? Style(.accent, .bold) : .bold)  \(Moment.ago(of: message.at, now: context.now), .dim)"
          )
          Text("   \(message.text)", wraps: true)
        }
      }
    }
    .component(.supportThreadModal)
  }

  private var told: Line? {
    request.postedIn.map { Line("   The operators were told in \($0).", .dim) }
  }
}
