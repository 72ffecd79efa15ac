import ArgumentParser
import TenantModel
import TenantryAPI

/// Puts a tenant on another plan.
struct ChangePlanCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Put a tenant on another plan.",
    discussion:
      "The fee counts from the month that is billed next; a rebuild gives the pods the plan's resources.")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Argument(help: ArgumentHelp("The plan's id.", valueName: "plan"))
  var plan: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try context.consent(to: "Put \(tenant) on the plan \(plan)?", yes: yes)
    let now = try await context.call(AdjustPlan(tenant: tenant, plan: plan))
    try context.put(now, as: output.output) { BillingList.subscriptions([now], context.style) }
  }
}
