import ArgumentParser
import TenantModel
import TenantryAPI

/// Takes an invoice back.
struct VoidInvoiceCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "Take an invoice back: nobody owes it any more.",
    usage: "tenantry billing void <invoice> --reason <text> [--yes]")

  @Argument(help: ArgumentHelp("Its number or id.", valueName: "invoice"))
  var invoice: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(GetInvoice(invoice: invoice))
      try context.consent(
        to: "Take \(known.name) of \(known.tenantSlug) back, \(known.total.text)?", yes: yes)
      let void = try await platform.client.call(VoidInvoice(invoice: known.id.rawValue, reason: reason))
      try context.put(void, as: output.output) { BillingList.invoices([void], context.style) }
    }
  }
}
