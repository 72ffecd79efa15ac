import ArgumentParser
import Foundation
import TenantModel
import TenantryAPI

/// Marks an invoice paid.
struct PayInvoiceCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay", abstract: "Mark an invoice as paid.",
    usage: "tenantry billing pay <invoice> --reference <text> [--on <day>] [--yes]")

  @Argument(help: ArgumentHelp("Its number or id.", valueName: "invoice"))
  var invoice: String

  @Option(help: ArgumentHelp("What the payment is known by at the bank.", valueName: "text"))
  var reference: String

  @Option(help: ArgumentHelp("The day it came in, such as 2026-11-30; today without it.", valueName: "day"))
  var on: String?

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    if let on, Self.day(on) == nil { throw ValidationError("--on must be a day such as 2026-11-30.") }
  }

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(GetInvoice(invoice: invoice))
      try context.consent(
        to: "Mark \(known.name), \(known.total.text) from \(known.tenantSlug), as paid?", yes: yes)
      let paid = try await platform.client.call(
        MarkInvoicePaid(invoice: known.id.rawValue, reference: reference, paidOn: on.flatMap(Self.day)))
      try context.put(paid, as: output.output) { BillingList.invoices([paid], context.style) }
    }
  }

  private static func day(_ text: String) -> Date? {
    text.count == 10 ? try? Date(text + "T00:00:00Z", strategy: .iso8601) : nil
  }
}
