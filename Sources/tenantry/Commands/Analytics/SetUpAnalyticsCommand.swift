import ArgumentParser
import TenantryAPI

/// Makes what is missing of a tenant's analytics.
struct SetUpAnalyticsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup", abstract: "Make the schema and the dashboard that a tenant misses.",
    usage: "tenantry analytics setup <slug> [--yes]",
    discussion: "What is there and the tenant's stays as it is. Only a platform owner does it.")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try context.consent(to: "Make what is missing of the analytics of \(tenant)?", yes: yes)
    let made = try await context.call(SetUpAnalytics(tenant: tenant))
    try context.put(made, as: output.output) {
      ShowAnalyticsCommand.facts(made, at: context.environment.now()).text(context.style)
    }
  }
}
