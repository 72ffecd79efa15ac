import TenantModel
import TenantryAPI
import TerminalKit

/// One tenant's analytics: the schema and its runs, the dashboard, what was decided. The hub shows it beside its list, the
/// tenant's page as a tab.
struct AnalyticsDetail {
  private static let runsMax = 10

  let analytics: TenantAnalytics
  let title: String
  let detail: Loadable<GetTenantAnalytics.Output>
  let context: ViewContext

  var rows: [any View] { factRows + [Text(.empty)] + runRows }

  private var newest: TenantAnalytics { detail.value?.analytics ?? analytics }

  /// What is wanted and what is there.
  var factRows: [any View] {
    let analytics = newest
    var rows: [any View] = [
      Rule(Line(title), trailing: detail.freshness(context)), Facts(facts(analytics), labelWidth: 11),
    ]
    for problem in [detail.value?.supabaseProblem, detail.value?.supersetProblem].compactMap({ $0 }) {
      rows.append(Text("\(Glyph.error, .error) \(problem)", wraps: true).padding(3))
    }
    if let reason = analytics.testRefusal, analytics.state != .closed {
      rows.append(Text(Line("The ETL cannot be tested now: \(reason).", .dim), wraps: true).padding(3))
    }
    return rows
  }

  private func facts(_ analytics: TenantAnalytics) -> [(String, Line)] {
    var facts: [(String, Line)] = [
      ("State", analytics.state.badge),
      ("Schema", Line(analytics.config.schemaName.rawValue + "  ") + analytics.schema.line),
    ]
    if let project = analytics.config.supabaseProject { facts.append(("Project", Line(project, .dim))) }
    if let tables = analytics.tables { facts.append(("Tables", Line("\(tables)"))) }
    facts.append(("Sync", Line(analytics.config.syncMode.meaning)))
    facts.append(("Filled", filled(analytics)))
    facts.append(("Dashboard", dashboard(analytics)))
    if let actor = analytics.changedBy, let date = analytics.changedAt {
      facts.append(("Decided", Line("\(Moment.ago(of: date, now: context.now)) by \(actor)", .dim)))
    }
    return facts
  }

  private func filled(_ analytics: TenantAnalytics) -> Line {
    guard let run = analytics.lastSuccess, let date = run.startedAt else {
      let isKnown =
        analytics.schema == .missing || analytics.schema == .present && analytics.runsProblem == nil
      return Line(isKnown ? "never" : "not known", .dim)
    }
    let rows = run.rowsWritten.map { ", \($0) rows" } ?? ""
    return Line(
      "\(Moment.ago(of: date, now: context.now))\(rows)", analytics.state == .stale ? .warning : .plain)
  }

  private func dashboard(_ analytics: TenantAnalytics) -> Line {
    guard let dashboard = analytics.dashboard else {
      return Line(analytics.dashboardProblem ?? "none", .warning)
    }
    let chosen = analytics.config.supersetDashboardUrl == nil ? "" : "  chosen by somebody"
    return Line(dashboard.title) + Line(chosen, .dim)
  }

  /// The last runs, with why they failed.
  var runRows: [any View] {
    [Rule("Last runs", trailing: Line("of the ETL", .dim))] + runs
  }

  private var runs: [any View] {
    guard let output = detail.value else {
      guard let problem = detail.problem else { return [Skeleton(rows: 3)] }
      return [Text("\(Glyph.error, .error) \(problem.detail)", wraps: true).padding(3)]
    }
    if let problem = output.analytics.runsProblem {
      return [Text("\(Glyph.error, .error) \(problem)", wraps: true).padding(3)]
    }
    guard !output.runs.isEmpty else {
      let isKnown = [.present, .missing].contains(output.analytics.schema)
      return [Text(isKnown ? "   none yet" : "   not known", .dim)]
    }
    return output.runs.prefix(Self.runsMax).flatMap { run -> [any View] in
      let when = run.startedAt.map(context.when) ?? "–"
      let end = [run.rowsWritten.map { "\($0) rows" }, run.seconds.map(Moment.span)].compactMap { $0 }
      let row = SplitRow(
        Line("   " + TextFit.pad(when, to: 7), .dim) + run.status.badge
          + Line("  \(run.origin.rawValue)", .dim),
        Line(end.joined(separator: " · "), .dim))
      guard let message = run.message, run.status == .failed else { return [row] }
      return [row, Text(Line(message, .warning), wraps: true).padding(10)]
    }
  }
}
