import ArgumentParser
import TenantryAPI

/// The tenants' analytics, a row each.
struct ListAnalyticsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tenants' schemas, when they were filled, and their dashboards.",
    usage: "tenantry analytics list [-o <format>]",
    discussion: """
      Supabase and Superset are asked now.

      Examples:
        tenantry analytics list
        tenantry analytics list -o json | jq -r '.items[] | select(.state == "stale") | .tenant.slug'
      """, aliases: ["ls"])

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListAnalytics())
    let now = context.environment.now()
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("TENANT"), .init("STATE"), .init("SYNC"), .init("SCHEMA"), .init("FILLED", .trailing),
        .init("ROWS", .trailing), .init("DASHBOARD"))
      table.rows = answer.items.map { item in
        [
          .init(item.tenant.slug.rawValue, .strong), .init(item.state.rawValue, Self.meaning(item.state)),
          .init(item.config.syncMode.rawValue), .init(item.config.schemaName.rawValue),
          .init(Spell.age(of: item.lastSuccess?.startedAt, at: now)),
          .init(item.lastSuccess?.rowsWritten.map { "\($0)" }), .init(item.dashboard?.url),
        ]
      }
      return table.text(context.style)
    }
    context.sayIfUnconnected(answer.supabase)
    context.sayIfUnconnected(answer.superset)
    for problem in [answer.supabaseProblem, answer.supersetProblem].compactMap({ $0 }) {
      context.say(problem)
    }
    if answer.items.isEmpty { context.say("There is no tenant yet.") }
  }

  private static let columns: [CSVText.Column<TenantAnalytics>] = [
    .init("tenant_slug") { $0.tenant.slug.rawValue }, .init("state") { $0.state.rawValue },
    .init("sync_mode") { $0.config.syncMode.rawValue },
    .init("schema_name") { $0.config.schemaName.rawValue },
    .init("schema") { $0.schema.rawValue }, .init("filled_at") { Spell.time($0.lastSuccess?.startedAt) },
    .init("rows_written") { $0.lastSuccess?.rowsWritten.map { "\($0)" } },
    .init("dashboard_url") { $0.dashboard?.url },
  ]

  static func meaning(_ state: TenantAnalytics.State) -> Style.Meaning? {
    switch state {
    case .inOrder: .good
    case .failed, .missing, .foreign: .bad
    case .stale: .warning
    case .running: nil
    case .empty, .off, .notKnown, .closed: .quiet
    }
  }
}
