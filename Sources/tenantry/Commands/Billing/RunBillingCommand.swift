import ArgumentParser
import TenantModel
import TenantryAPI

/// Bills a month.
struct RunBillingCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Make and send the invoices of a month that has ended.",
    usage: "tenantry billing run [--period <month>] [--yes] [--no-wait]",
    discussion: """
      Months before it that were not billed are billed too. A tenant has one invoice for a month: the same month again
      makes nothing twice. Ends with 1 when the run stopped.
      """)

  @Option(
    help: ArgumentHelp("The month, such as 2026-10; without it the last one that ended.", valueName: "month"))
  var period: BillingPeriod?

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Flag(help: "Do not wait for the end; print the run's id.")
  var noWait = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let month = period?.rawValue ?? "the last month that ended"
    try context.consent(to: "Make and send the invoices of \(month)?", yes: yes)
    try await context.withPlatform { platform in
      let run = try await platform.client.call(
        RunBilling(period: period, trigger: .cli, idempotencyKey: context.environment.makeKey()))
      if noWait { return try context.put("\(run.id)\n") }
      let ended = try await follow(run, on: platform)
      try context.put(ended, as: output.output) { BillingList.runs([ended], context.style) }
      guard ended.state == .succeeded else {
        throw CommandFailure(
          .refused, "The run of \(ended.period) stopped: \(ended.fault ?? ended.state.rawValue).",
          hints: ["What to do: docs/runbooks/billing-run.md"])
      }
    }
  }

  /// Drives the queue until nothing more happens to the run by itself.
  private func follow(_ run: BillingRunView, on platform: any CommandPlatform) async throws -> BillingRunView
  {
    try await withThrowingTaskGroup(of: BillingRunView?.self) { group in
      group.addTask {
        await platform.runWorkers()
        return nil
      }
      group.addTask {
        while true {
          let now = try await platform.client.call(ListBillingRuns()).items.first { $0.id == run.id } ?? run
          if now.state.isFinal || now.state == .parked { return now }
          try await Task.sleep(for: .milliseconds(100))
        }
      }
      defer { group.cancelAll() }
      while let ended = try await group.next() {
        if let ended { return ended }
      }
      return run
    }
  }
}
