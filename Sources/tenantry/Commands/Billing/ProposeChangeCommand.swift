import ArgumentParser
import TenantModel
import TenantryAPI

/// Proposes a change of billing.
struct ProposeChangeCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Propose another plan, a credit, or to write an invoice off.",
    usage:
      "tenantry billing propose <slug> (--plan <plan> | --credit <amount> | --write-off <invoice>) --reason <text>",
    discussion:
      "A platform owner decides it, another person where money is given away; after 14 days it expires.")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Option(help: ArgumentHelp("The plan wanted.", valueName: "plan"))
  var plan: String?

  @Option(help: ArgumentHelp("A credit, such as 50.00, in the plan's currency.", valueName: "amount"))
  var credit: String?

  @Option(help: ArgumentHelp("The invoice to write off.", valueName: "invoice"))
  var writeOff: String?

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard [plan, credit, writeOff].compactMap({ $0 }).count == 1 else {
      throw ValidationError("Say one of --plan, --credit and --write-off.")
    }
    if let credit, Money.cents(credit) == nil {
      throw ValidationError("--credit is an amount such as 50 or 49.90.")
    }
  }

  func run(in context: CommandContext) async throws {
    let kind: ChangeRequest.Kind = plan != nil ? .planChange : credit != nil ? .credit : .writeOff
    let request = try await context.call(
      ProposeChange(
        tenant: tenant, kind: kind, plan: plan, amountCents: credit.flatMap(Money.cents), invoice: writeOff,
        reason: reason))
    try context.put(request, as: output.output) { BillingList.proposals([request], context.style) }
  }
}
