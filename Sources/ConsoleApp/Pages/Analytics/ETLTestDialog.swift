import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// Has a tenant's schema filled and follows that to its end.
package struct ETLTestDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case started(Result<AnalyticsRun, APIProblem>)
    case looked(Result<GetTenantAnalytics.Output, APIProblem>)
    case due
  }

  package enum Outcome: Equatable, Sendable {
    case closed
  }

  /// Between two looks at a run.
  private static let millisecondsBetweenLooks = 1_000

  package private(set) var outcome: Outcome?
  private let tenant: Tenant
  private var key = ""
  private(set) var run = Loadable<AnalyticsRun>.loading
  /// Why it is not known how the run goes on; nil when it is.
  private var trouble: APIProblem?

  init(_ tenant: Tenant) { self.tenant = tenant }

  package static let scope: Command.Scope = "etl_test"

  package static let definitions = [
    Command("etl_test_again", "Test it again", label: "again", keys: ["e"], footer: 1),
    Command(
      "etl_test_close", "Put it away; the run goes on", label: "close", keys: [.enter, "q"], footer: 2),
  ]

  package var asksToChange: Bool { run.value == nil && run.problem == nil }

  package func commands(context: UpdateContext) -> [Command] {
    let refusal = context.refusal(of: TestETL.permission)
    let isGoing = run.value?.status == .running || (run.value == nil && run.problem == nil)
    return Self.definitions.map { command in
      command.id == "etl_test_again"
        ? command.refused(refusal ?? (isGoing ? "it is going on" : nil)) : command
    }
  }

  package mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared where key.isEmpty: return begin(context)
    case .commandChosen("etl_test_again"): return begin(context)
    case .commandChosen: outcome = .closed
    case .own(.started(let result)):
      run.receive(result, at: context.now)
      return later
    case .own(.due):
      return [.load(GetTenantAnalytics(tenant: tenant.slug.rawValue), mayRecall: false, as: Event.looked)]
    case .own(.looked(let result)): return take(result, context)
    case .keyPressed: return [.unhandled]
    default: break
    }
    return []
  }

  private mutating func begin(_ context: UpdateContext) -> [Effect<Event>] {
    (key, run, trouble) = (context.makeKey(), .loading, nil)
    return [.submit(TestETL(tenant: tenant.slug.rawValue, idempotencyKey: key), as: Event.started)]
  }

  private mutating func take(
    _ result: Result<GetTenantAnalytics.Output, APIProblem>, _ context: UpdateContext
  ) -> [Effect<Event>] {
    switch result {
    case .failure(let problem): trouble = problem
    case .success(let output):
      trouble = nil
      if let found = output.runs.first(where: { $0.key == run.value?.key }) {
        run.receive(.success(found), at: context.now)
      }
    }
    return later
  }

  private var later: [Effect<Event>] {
    guard run.value?.status == .running else { return [] }
    return [.after(.milliseconds(Self.millisecondsBetweenLooks), token: "run", .due)]
  }

  package func view(context: ViewContext) -> any View {
    Modal(
      Line("Test of the ETL"), trailing: Line(tenant.slug.rawValue, .dim),
      width: min(76, context.size.width - 4)
    ) {
      Text(.empty)
      rows(context)
      Text(.empty)
    }
    .component(.etlTestModal)
  }

  private func rows(_ context: ViewContext) -> [any View] {
    guard let run = run.value else {
      guard let problem = run.problem else { return [Text("\(Glyph.progress, .busy) Supabase is asked …")] }
      return [Text("\(Glyph.error, .error) It was not started. \(problem.detail)", wraps: true)]
    }
    var rows: [any View]
    switch run.status {
    case .running:
      let since = run.startedAt.map { " for \(Moment.age(of: $0, now: context.now))" } ?? ""
      rows = [
        Text("\(Glyph.progress, .busy) The schema \(tenant.dbName.rawValue) is being filled\(since)."),
        Text(Line("Putting this away does not stop it.", .dim), wraps: true),
      ]
    case .succeeded:
      let took = run.seconds.map { " in \(Moment.span($0))" } ?? ""
      rows = [
        Text(
          "\(Glyph.done, .ok) \(run.rowsWritten.map { "\($0)" } ?? "?") rows were written\(took).",
          wraps: true)
      ]
    case .failed:
      rows = [
        Text(
          "\(Glyph.error, .error) \("It failed.", .error) \(run.message ?? "The function does not say why.")",
          wraps: true)
      ]
    case .unknown:
      rows = [Text("\(Glyph.unknown, .warning) The function says something unknown.", wraps: true)]
    }
    rows.append(Text(Line("run \(run.key)", .dim), wraps: true))
    if let trouble { rows.append(Text("\(Glyph.warning, .warning) \(trouble.detail)", wraps: true)) }
    return rows
  }
}
