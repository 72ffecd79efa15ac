import ArgumentParser
import Foundation
import TenantryAPI

/// One tenant's analytics with the last runs.
struct ShowAnalyticsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a tenant's schema, its last runs and its dashboard.",
    usage: "tenantry analytics show <slug> [-o json]")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(GetTenantAnalytics(tenant: tenant))
    let now = context.environment.now()
    try context.put(answer, as: output.output) {
      var facts = Self.facts(answer.analytics, at: now)
      facts.add("not known", answer.supabaseProblem, .bad)
      facts.add("no dashboard", answer.supersetProblem, .bad)
      facts.section("Last runs")
      facts.add("not known", answer.analytics.runsProblem, .bad)
      for run in answer.runs {
        let words = [
          run.status.rawValue, run.origin.rawValue, run.rowsWritten.map { "\($0) rows" },
          run.seconds.map(Spell.duration), run.message,
        ]
        facts.add(
          Spell.time(run.startedAt) ?? "?", words.compactMap { $0 }.joined(separator: "  "),
          run.status == .failed ? .bad : nil)
      }
      return facts.text(context.style)
    }
    context.sayIfUnconnected(answer.supabase)
    context.sayIfUnconnected(answer.superset)
  }

  static func facts(_ analytics: TenantAnalytics, at now: Date) -> Facts {
    var facts = Facts()
    facts.section(analytics.tenant.slug.rawValue)
    facts.add("state", analytics.state.rawValue, ListAnalyticsCommand.meaning(analytics.state))
    facts.add("project", analytics.config.supabaseProject)
    facts.add("schema", "\(analytics.config.schemaName) (\(analytics.schema.rawValue))")
    facts.add("sync", analytics.config.syncMode.rawValue)
    facts.add(
      "filled", Spell.age(of: analytics.lastSuccess?.startedAt, at: now).map { "\($0) ago" } ?? "never")
    facts.add("rows", analytics.lastSuccess?.rowsWritten.map { "\($0)" })
    facts.add("dashboard", analytics.dashboard.map { "\($0.title) \($0.url)" } ?? analytics.dashboardProblem)
    facts.add("decided by", analytics.changedBy)
    return facts
  }
}
