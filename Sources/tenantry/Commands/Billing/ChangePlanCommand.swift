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

  @Option(help: ArgumentHelp("Why: ask a second person for it, where the platform wants two.", valueName: "why"))
  var ask: String?

  @Option(help: ArgumentHelp("With --ask: the slug, which you would have to type.", valueName: "slug"))
  var confirm: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    if let ask { return try await request(ask, in: context) }
    try context.consent(to: "Put \(tenant) on the plan \(plan)?", yes: yes)
    let now = try await context.call(AdjustPlan(tenant: tenant, plan: plan))
    try context.put(now, as: output.output) { BillingList.subscriptions([now], context.style) }
  }

  private func request(_ reason: String, in context: CommandContext) async throws {
    let known = try await context.read(GetTenant(tenant: tenant)).tenant
    try context.consent(
      typing: known.slug.rawValue, confirm: confirm, about: "ask for the plan \(plan) for \(known.slug)")
    let asked = try await context.call(
      AskApproval(
        tenant: known.id.rawValue, act: .plan, plan: plan, reason: reason, expectedVersion: known.version))
    try context.put(asked, as: output.output) {
      ApprovalText.table([asked], at: context.environment.now(), context.style)
    }
  }
}
