import TenantryAPI
import TerminalKit

/// Tries a connection and shows what was found.
struct IntegrationReportDialog: Dialog {
  enum Event: Equatable, Sendable {
    case answered(Result<IntegrationReport, APIProblem>)
  }

  enum Outcome: Equatable, Sendable {
    case closed
  }

  private(set) var outcome: Outcome?
  private let status: IntegrationStatus
  private var report = Loadable<IntegrationReport>.loading
  private var scroll = ScrollState()

  init(_ status: IntegrationStatus) { self.status = status }

  static let scope: Command.Scope = "report"

  static let definitions = [
    Command("report_close", "Put the report away", label: "close", keys: [.enter])
  ]

  func commands(context: UpdateContext) -> [Command] { Self.definitions }

  var widgets: [Command.Scope] { [.scroll] }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      return [.load(TestIntegration(system: status.system), as: Event.answered)]
    case .own(.answered(let result)): report.receive(result, at: context.now)
    case .commandChosen: outcome = .closed
    case .keyPressed(let key): return scroll.handle(key) ? [] : [.unhandled]
    default: break
    }
    return []
  }

  func view(context: ViewContext) -> any View {
    Modal(
      Line(status.title), trailing: Line(report.value?.version ?? "", .dim),
      width: min(92, context.size.width - 4)
    ) {
      Text(.empty)
      if let trouble = report.trouble(context) {
        Text(trouble, wraps: true)
      } else if let found = report.value {
        Viewport(scroll) {
          if let identity = found.identity { Text("as \(identity, .bold)", wraps: true) }
          found.checks.map { check in
            Text(
              (check.isPassing ? Line(Glyph.done, .ok) : Line(Glyph.error, .error)) + " " + Line(check.sentence),
              wraps: true)
          }
        }
      } else {
        Text("\(Glyph.progress, .busy) asking \(status.title)…")
      }
      Text(.empty)
    }
    .component(.integrationReport)
  }
}
