import TenantModel
import TenantryAPI
import TerminalKit

/// A run with all that it said, read while it is said.
struct AgentRunDialog: Dialog {
  enum Event: Equatable, Sendable {
    case loaded(Result<GetAgentRun.Output, APIProblem>)
    case cancelled(Result<AgentRun, APIProblem>)
  }

  enum Outcome: Equatable, Sendable {
    case closed
    case decides(AgentProposal)
  }

  private(set) var outcome: Outcome?
  private let run: AgentRun
  private let title: String
  private var detail = Loadable<GetAgentRun.Output>.loading
  private var scroll = ScrollState()

  init(_ run: AgentRun, title: String) {
    self.run = run
    self.title = title
  }

  static let scope: Command.Scope = "ai_run"

  private static let close = Command("ai_run_close", "Put the run away", label: "close", keys: [.enter, "q"])
  static let decide = Command(
    "ai_run_decide", "Look at what it proposes", label: "proposal", keys: ["a"], footer: 1)
  static let cancel = Command("ai_run_cancel", "End the run", label: "cancel", keys: ["c"], footer: 2)

  static let definitions = [close, decide, cancel]

  func commands(context: UpdateContext) -> [Command] {
    let refusal = detail.value.flatMap(\.cancel.reason)
    return [
      Self.close, Self.decide.refused(open(at: context) == nil ? "it proposes nothing that is open" : nil),
      Self.cancel.refused(context.refusal(of: CancelAgentRun.permission) ?? refusal),
    ]
  }

  private func open(at context: UpdateContext) -> AgentProposal? {
    detail.value?.proposals.first { $0.standing(at: context.now) == .open }
  }

  var widgets: [Command.Scope] { [.scroll] }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return [load()]
    case .changed(let batch): return batch.concerns(.agents) ? [load(whenBusy: .waits)] : []
    case .own(.loaded(let result)): detail.receive(result, at: context.now)
    case .own(.cancelled(.success)): return [load()]
    case .own(.cancelled(.failure(let problem))): return [.notify(Notice(.error, problem.detail)), load()]
    case .commandChosen(Self.decide.id), .commandTyped(Self.decide.id, _):
      if let proposal = open(at: context) { outcome = .decides(proposal) }
    case .commandChosen(Self.cancel.id), .commandTyped(Self.cancel.id, _):
      return [.submit(CancelAgentRun(run: run.id.rawValue), as: Event.cancelled)]
    case .commandChosen: outcome = .closed
    case .keyPressed(let key): return scroll.handle(key) ? [] : [.unhandled]
    default: break
    }
    return []
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(GetAgentRun(run: run.id.rawValue), whenBusy: whenBusy, as: Event.loaded)
  }

  func view(context: ViewContext) -> any View {
    let width = min(100, context.size.width - 4)
    let known = detail.value?.run ?? run
    return Modal(Line(title), trailing: known.state.badge, width: width, scroll: scroll) {
      if let trouble = detail.trouble(context) { Text(trouble, wraps: true) }
      if let found = detail.value {
        AgentTranscript(detail: found, width: width - 4, context: context, findingLinesMax: 4).lines.map {
          Text($0)
        }
      } else if detail.problem == nil {
        Text("\(Glyph.progress, .busy) reading…")
      }
    }
    .component(.aiRunModal)
  }
}
