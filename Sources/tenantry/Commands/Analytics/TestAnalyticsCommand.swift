import ArgumentParser
import Foundation
import TenantryAPI

/// Has a tenant's schema filled, and waits for the end.
struct TestAnalyticsCommand: PlatformCommand {
  private static let secondsBetweenLooks = 1
  private static let looksMax = 900

  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Have a tenant's schema filled now, to see whether that works.",
    usage: "tenantry analytics test <slug> [--no-wait] [-o json]",
    discussion:
      "Ends with 0 when rows were written, with 1 when it was refused or failed, and with 4 after 15 minutes."
  )

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Flag(help: "Do not wait for the end.")
  var noWait = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      var run = try await platform.client.call(
        TestETL(tenant: tenant, idempotencyKey: context.environment.makeKey()))
      var looks = 0
      while run.status == .running, !noWait {
        guard looks < Self.looksMax else {
          throw CommandFailure(.timeout, "The run \(run.key) has not ended; it goes on.")
        }
        looks += 1
        try await Task.sleep(for: .seconds(Self.secondsBetweenLooks))
        let answer = try await platform.client.call(GetTenantAnalytics(tenant: tenant))
        run = answer.runs.first { $0.key == run.key } ?? run
      }
      try context.put(run, as: output.output) {
        var facts = Facts()
        facts.add("run", run.key)
        facts.add("state", run.status.rawValue, run.status == .failed ? .bad : nil)
        facts.add("rows", run.rowsWritten.map { "\($0)" })
        facts.add("took", run.seconds.map(Spell.duration))
        facts.add("message", run.message)
        return facts.text(context.style)
      }
      guard run.status != .failed else {
        throw CommandFailure(
          .refused, "The ETL of \(tenant) failed: \(run.message ?? "it does not say why").")
      }
    }
  }
}
