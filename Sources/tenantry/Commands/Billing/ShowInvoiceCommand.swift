import ArgumentParser
import TenantModel
import TenantryAPI

/// One invoice in full.
struct ShowInvoiceCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an invoice with its lines.")

  @Argument(help: ArgumentHelp("Its number or id.", valueName: "invoice"))
  var invoice: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let invoice = try await context.read(GetInvoice(invoice: invoice))
    try context.put(invoice, as: output.output) { BillingList.text(invoice, context.style) }
  }
}
