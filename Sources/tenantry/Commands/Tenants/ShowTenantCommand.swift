import ArgumentParser
import TenantModel
import TenantryAPI

/// One tenant with what hangs on it.
struct ShowTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one tenant with its sign-in, subscription, modules and operations.",
    usage: "tenantry tenants show <slug> [-o json]")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let detail = try await context.read(GetTenant(tenant: tenant))
    try context.put(detail, as: output.output) {
      TenantFacts(detail: detail, now: context.environment.now(), style: context.style).text
    }
  }
}
