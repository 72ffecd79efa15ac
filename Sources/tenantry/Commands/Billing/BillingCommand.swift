import ArgumentParser

/// Everything about what tenants pay.
struct BillingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "billing",
    abstract: "Subscriptions, invoices, proposals and billing runs.",
    discussion: """
      Months are months of the calendar in UTC, amounts are rounded to the cent. An invoice is named by its number or
      its id, a proposal by its id.

      Examples:
        tenantry billing overview
        tenantry billing invoices --status past_due -o csv
        tenantry billing run --period 2026-10
        tenantry billing pay INV-2026-000042 --reference "SEPA 4711"
        tenantry billing propose acme --credit 50.00 --reason "two hours of outage"
      """,
    subcommands: [
      BillingOverviewCommand.self, ListSubscriptionsCommand.self, ListInvoicesCommand.self,
      ShowInvoiceCommand.self, PayInvoiceCommand.self, VoidInvoiceCommand.self, ChangePlanCommand.self,
      ProposeChangeCommand.self, ListProposalsCommand.self, ApproveProposalCommand.self,
      RejectProposalCommand.self, RunBillingCommand.self, ListBillingRunsCommand.self,
      PauseForBillingCommand.self,
    ])
}
