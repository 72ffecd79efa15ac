import ArgumentParser
import ConsoleApp
import TenantModel
import TenantryAPI

/// The invoices, a row each.
struct ListInvoicesCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoices", abstract: "List invoices, the newest month first.",
    usage: "tenantry billing invoices [--tenant <slug>] [--status <status>] [--period <month>] [-o <format>]")

  @Option(help: ArgumentHelp("Only invoices of this tenant.", valueName: "slug"))
  var tenant: String?

  @Option(help: "Only invoices with this status.")
  var status: [Invoice.Status] = []

  @Option(help: ArgumentHelp("Only invoices for this month.", valueName: "month"))
  var period: BillingPeriod?

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let list = try await context.read(ListInvoices(tenant: tenant, status: status, period: period))
    try context.put(list, list.items, as: output.output, columns: BillingExport.invoices) {
      BillingList.invoices(list.items, context.style)
    }
    if list.items.isEmpty { context.say("No invoices.") }
    if list.hasMore { context.say("There are more, of earlier months: ask with --period.", .warning) }
  }
}

extension Invoice.Status: ExpressibleByArgument {}

extension BillingPeriod: ExpressibleByArgument {
  public init?(argument: String) { try? self.init(argument) }
}
