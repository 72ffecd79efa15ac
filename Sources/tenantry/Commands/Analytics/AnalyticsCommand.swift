import ArgumentParser

/// Everything about tenants' analytics.
struct AnalyticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analytics",
    abstract: "List tenants' schemas and dashboards, test their ETL, choose when it runs.",
    subcommands: [
      ListAnalyticsCommand.self, ShowAnalyticsCommand.self, TestAnalyticsCommand.self,
      SetAnalyticsCommand.self, SetUpAnalyticsCommand.self,
    ])
}
