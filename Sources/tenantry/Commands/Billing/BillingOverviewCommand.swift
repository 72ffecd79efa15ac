import ArgumentParser
import TenantModel
import TenantryAPI

/// What comes in and what is owed.
struct BillingOverviewCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "overview", abstract: "What comes in each month, what is owed, what comes next.")

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let overview = try await context.read(GetBillingOverview())
    try context.put(overview, as: output.output) {
      var facts = Facts()
      facts.section("Billing")
      facts.add("each month", Self.sum(overview.monthly))
      facts.add(
        "past due", Self.count(overview.pastDueCount, overview.pastDue),
        overview.pastDueCount > 0 ? .bad : nil)
      facts.add("unpaid", Self.count(overview.unpaidCount, overview.unpaid))
      facts.add(
        "next invoices",
        Spell.time(overview.nextInvoiceDate).map {
          "\($0), \(Spell.count(overview.nextInvoiceCount, "subscription"))"
        }
          ?? "none")
      facts.add(
        "proposals", overview.proposalsPending == 0 ? "none wait" : "\(overview.proposalsPending) wait")
      return facts.text(context.style)
    }
  }

  private static func sum(_ amounts: [Money]) -> String {
    amounts.isEmpty ? "nothing" : amounts.map(\.text).joined(separator: " + ")
  }

  private static func count(_ count: Int, _ amounts: [Money]) -> String {
    count == 0 ? "nothing" : "\(sum(amounts)), \(Spell.count(count, "invoice"))"
  }
}
