import ArgumentParser
import TenantModel
import TenantryAPI

/// What a tenant used, a row for each time that was looked.
struct TenantUsageCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "usage", abstract: "Show what a tenant used: database, volume, processors, memory, people.",
    usage: "tenantry tenants usage <slug> [--days <number>] [-o <format>]",
    discussion: """
      Oldest first: every look of the last 48 hours, then an average for each hour of 35 days, then for each day of
      400. What was not seen is “-”, and absent in JSON.

      Examples:
        tenantry tenants usage acme
        tenantry tenants usage acme --days 90 -o csv
      """)

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Option(help: ArgumentHelp("How many days back.", valueName: "number"))
  var days = GetTenantUsage.daysDefault

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (1...GetTenantUsage.daysMax).contains(days) else {
      throw ValidationError("--days must be between 1 and \(GetTenantUsage.daysMax).")
    }
  }

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(GetTenantUsage(tenant: tenant, days: days))
    try context.put(answer, answer.items, as: output.output, columns: UsageTable.columns) {
      UsageTable.text(answer.items, context.style)
    }
    if answer.items.isEmpty {
      context.say("Nothing was seen of it in the last \(Spell.count(days, "day")).")
    }
  }
}
