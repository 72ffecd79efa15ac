import ArgumentParser
import TenantModel
import TenantryAPI

/// Chooses when a tenant's analytics are filled, and its dashboard.
struct SetAnalyticsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Choose when a tenant's schema is filled, and its dashboard.",
    usage: "tenantry analytics set <slug> [--sync <mode>] [--dashboard <url> | --own-dashboard]",
    discussion: "What is not named stays as it is. Only a platform owner does it.")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Option(help: ArgumentHelp("off, manual, hourly or nightly.", valueName: "mode"))
  var sync: SyncMode?

  @Option(help: ArgumentHelp("A dashboard that Superset has.", valueName: "url"))
  var dashboard: String?

  @Flag(help: "The dashboard with the tenant's mark again.")
  var ownDashboard = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard sync != nil || dashboard != nil || ownDashboard else {
      throw ValidationError("Say --sync, --dashboard or --own-dashboard.")
    }
    guard dashboard == nil || !ownDashboard else {
      throw ValidationError("--dashboard and --own-dashboard cannot go together.")
    }
  }

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(GetTenantAnalytics(tenant: tenant)).analytics.config
      let url = ownDashboard ? "" : dashboard ?? known.supersetDashboardUrl?.rawValue ?? ""
      let changed = try await platform.client.call(
        ChangeAnalytics(tenant: tenant, syncMode: sync ?? known.syncMode, supersetDashboardUrl: url))
      try context.put(changed, as: output.output) {
        ShowAnalyticsCommand.facts(changed, at: context.environment.now()).text(context.style)
      }
    }
  }
}

extension SyncMode: ExpressibleByArgument {}
