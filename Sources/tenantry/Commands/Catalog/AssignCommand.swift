import ArgumentParser
import ConsoleApp
import Foundation
import TenantModel
import TenantryAPI

/// Give a bundle to tenants, an operation of its own for each.
struct AssignCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Install what tenants miss of a bundle, each by an operation of its own.",
    usage: """
      tenantry catalog assign <code> (--tenant <slug>… | --filter <filter>) [--dry-run] \
      [--yes | --confirm=<words>] [--no-wait] [-o json]
      """,
    discussion: """
      Every tenant is planned by itself; those that the platform refuses are named with the reason and left alone. Asks once,
      as hard as for the gravest of them: in production, and for \(BulkSeverity.manyMin) and more, words have to be typed.
      Ends with 1 when none of them can be changed, or one that was begun does not succeed.

      Examples:
        tenantry catalog assign crm --tenant acme --tenant north --dry-run
        tenantry catalog assign finance_ppm --filter 'bundle=crm status:active' --confirm="apply 3"
      """)

  @Argument(help: ArgumentHelp("The bundle's code: tenantry catalog list shows them.", valueName: "code"))
  var bundle: String

  @Option(
    name: .customLong("tenant"), help: ArgumentHelp("A tenant's slug or id; once or more.", valueName: "slug")
  )
  var tenants: [String] = []

  @Option(help: "The tenants that pass a filter, as in tenantry tenants list.")
  var filter: String?

  @Flag(help: "Show what it comes to for each, and do nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Do not ask, where Enter would do.")
  var yes = false

  @Option(help: ArgumentHelp("Do not ask: the words that you would have to type.", valueName: "words"))
  var confirm: String?

  @Flag(help: "Do not wait for the end; print the operations' ids.")
  var noWait = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (filter != nil) != !tenants.isEmpty else {
      throw ValidationError("Say --tenant <slug> once or more, or --filter <filter>.")
    }
  }

  func run(in context: CommandContext) async throws {
    let assignment = BulkAssignment(bundle: bundle, context: context)
    if dryRun {
      let plans = try await context.reading {
        try await assignment.plans(of: try await chosen($0.client), $0.client)
      }
      try context.put(plans, as: output.output) { assignment.table(plans, context.style) }
      return
    }
    try await context.withPlatform { platform in
      let plans = try await assignment.plans(of: try await chosen(platform.client), platform.client)
      guard !context.isReadOnly else {
        throw CommandFailure(.refused, "This is read-only: “assign” would change \(plans.count) tenants.")
      }
      try assignment.consent(to: plans, yes: yes, confirm: confirm)
      let begun = try await assignment.submit(plans, platform.client)
      if noWait { return try context.put(begun.map { "\($0.operation)\n" }.joined()) }
      try await assignment.follow(begun, on: platform)
    }
  }

  /// The tenants that are meant.
  private func chosen(_ client: any ControlPlaneClient) async throws -> [String] {
    guard let filter else { return tenants }
    var slugs: [String] = []
    var total = Int.max
    while slugs.count < total {
      let page = try await client.call(
        ListTenants(filter: filter, sort: .slug, limit: ListTenants.limitMax, offset: slugs.count))
      slugs += page.items.map(\.slug.rawValue)
      total = page.items.isEmpty ? slugs.count : page.total
    }
    guard !slugs.isEmpty else { throw CommandFailure(.refused, "No tenant matches “\(filter)”.") }
    return slugs
  }
}
