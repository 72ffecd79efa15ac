import TenantModel
import TenantryAPI
import TerminalKit

/// One execution, read: where and why it failed, and what can be done about it.
package struct ExecutionDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case loaded(Result<GetExecution.Output, APIProblem>)
  }

  package enum Outcome: Equatable, Sendable {
    case closed
    /// Somebody wants it tried again.
    case retry(AutomationExecution)
  }

  package private(set) var outcome: Outcome?
  private let execution: AutomationExecution
  private(set) var detail = Loadable<GetExecution.Output>.loading
  private var scroll = ScrollState()

  init(_ execution: AutomationExecution) { self.execution = execution }

  package static let scope: Command.Scope = "execution"

  package static let definitions = [
    Command("execution_retry", "Try it again", label: "try again", keys: ["R"], footer: 1),
    Command("execution_web", "Open it in n8n", label: "open in n8n", keys: ["o"], footer: 2),
    Command("execution_copy", "Copy its id", label: "copy id", keys: ["y"], footer: 3),
    Command("execution_close", "Put it away", label: "close", keys: [.enter, "q"], footer: 4),
  ]

  package var widgets: [Command.Scope] { [.scroll] }

  package func commands(context: UpdateContext) -> [Command] {
    let unknown = detail.value == nil ? "it is being read" : nil
    let refusal =
      context.refusal(of: RetryExecution.permission) ?? unknown ?? detail.value?.retryRefusal
    return Self.definitions.map { $0.id == "execution_retry" ? $0.refused(refusal) : $0 }
  }

  package mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      return [.load(GetExecution(execution: execution.id), as: Event.loaded)]
    case .commandChosen("execution_retry"): outcome = .retry(detail.value?.execution ?? execution)
    case .commandChosen("execution_web"): return [AutomationPage.open(execution.url)]
    case .commandChosen("execution_copy"): return [.copy(execution.id, what: "the execution's id")]
    case .commandChosen: outcome = .closed
    case .own(.loaded(let result)): detail.receive(result, at: context.now)
    case .keyPressed(let key): return scroll.handle(key) ? [] : [.unhandled]
    default: break
    }
    return []
  }

  package func view(context: ViewContext) -> any View {
    Modal(
      Line("Execution \(execution.id)"), trailing: detail.freshness(context),
      width: min(84, context.size.width - 4)
    ) {
      Text(.empty)
      Viewport(scroll) { ExecutionDetail(execution: execution, detail: detail, context: context).rows }
      Text(.empty)
    }
    .component(.executionDetailModal)
  }
}
