import ArgumentParser
import TenantModel
import TenantryAPI

/// What of all tenants is not as it should be, a row each.
struct DriftCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift", abstract: "List what of all tenants is not as it should be.",
    usage: "tenantry drift [--ended] [--limit <number>] [-o <format>]",
    discussion: """
      What was found while a console was open: desired state in Git against the record, the cluster, Keycloak's
      client and Odoo's modules. A finding keeps the time at which it was first seen.

      Examples:
        tenantry drift
        tenantry drift -o json | jq -r '.items[] | [.tenant_slug, .finding.subject] | @tsv'
      """)

  @Flag(help: "Also what is gone.")
  var ended = false

  @Option(help: ArgumentHelp("At most this many.", valueName: "number"))
  var limit = ListDrift.limitMax

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (1...ListDrift.limitMax).contains(limit) else {
      throw ValidationError("--limit must be between 1 and \(ListDrift.limitMax).")
    }
  }

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListDrift(ended: ended, limit: limit))
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      DriftTable.text(
        answer.items.map { ($0.tenantSlug.rawValue, $0.finding) }, at: context.environment.now(),
        context.style)
    }
    if answer.items.isEmpty { context.say("No difference is known.") }
  }

  private static let columns: [CSVText.Column<ListDrift.Output.Item>] =
    [.init("tenant_slug") { $0.tenantSlug.rawValue }]
    + DriftTable.columns.map { column in .init(column.name) { column.value($0.finding) } }
}
