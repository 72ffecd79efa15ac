import ArgumentParser
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// The tenants, a row each.
struct ListTenantsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List tenants, all of them unless you filter.",
    usage: "tenantry tenants list [<filters>] [-o <format>]",
    discussion: """
      Filters are combined with “and”; one that is given twice takes either value.

      Examples:
        tenantry tenants list --status error --status paused
        tenantry tenants list --filter 'status:error age<2h'
        tenantry tenants list --filter '(plan:pro | plan:enterprise) !region:fra1 checked>1h'
        tenantry tenants list --query north --sort updated_at --descending --limit 10
        tenantry tenants list -o json | jq -r '.items[].slug'
      """,
    aliases: ["ls"])

  @Option(name: .shortAndLong, help: "Part of a name, slug or agency group.")
  var query: String?

  @Option(
    name: .customLong("filter"),
    help:
      "Words, field:value, field!=value, age<2h, !not, ~fuzzy, /regex/, \"a b\", a|b; see docs/filtering.md.")
  var filter: String?

  @Option(help: "Only tenants with this status.")
  var status: [TenantStatus] = []

  @Option(help: "Only tenants with this plan.")
  var plan: [String] = []

  @Option(help: "Only tenants in this region.")
  var region: [String] = []

  @Option(help: "Only tenants of this agency group.")
  var agencyGroup: [String] = []

  @Option(help: "What to sort by; “attention” puts trouble first.")
  var sort: TenantSort = .name

  @Flag(help: "Largest first.")
  var descending = false

  @Option(help: ArgumentHelp("At most this many.", valueName: "number"))
  var limit: Int?

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  func run(in context: CommandContext) async throws {
    let page = try await context.reading { platform in
      try await requireKnownChoices(platform.client)
      try await requireGoodFilter(platform.client, context)
      return try await pages(of: platform.client)
    }
    try context.put(page, page.items, as: output.output, columns: TenantTable.columns) {
      TenantTable.text(page.items, at: context.environment.now(), context.style)
    }
    if page.items.isEmpty {
      context.say(page.total == 0 && isUnfiltered ? TenantTable.invitation : "No tenant matches.")
    } else if page.items.count < page.total {
      context.say("\(page.items.count) of \(page.total) tenants; the rest: leave --limit out.", .quiet)
    }
  }

  private var isUnfiltered: Bool {
    query == nil && filter == nil && status.isEmpty && plan.isEmpty && region.isEmpty && agencyGroup.isEmpty
  }

  /// A plan or region that there is not matches nothing for ever: that is a mistake of who typed.
  private func requireKnownChoices(_ client: any ControlPlaneClient) async throws {
    if !plan.isEmpty {
      try Self.require(plan, among: try await client.call(ListPlans()).items.map(\.id), "plan")
    }
    if !region.isEmpty {
      try Self.require(region, among: try await client.call(ListRegions()).items.map(\.id), "region")
    }
  }

  /// Says where a filter is wrong before anything is asked; the control plane would say what, not where.
  private func requireGoodFilter(
    _ client: any ControlPlaneClient, _ context: CommandContext
  ) async throws {
    guard let filter else { return }
    let schema = FilterSchema.tenants(
      plans: try await client.call(ListPlans()).items.map(\.id),
      regions: try await client.call(ListRegions()).items.map(\.id))
    let reading = schema.read(filter, now: context.environment.now())
    guard let fault = reading.fault else { return }
    throw CommandFailure(
      .usage, "The filter cannot be used: \(fault.sentence)",
      details: [filter, fault.carets(under: filter, width: TextWidth.of)])
  }

  private static func require(_ words: [String], among known: [String], _ noun: String) throws {
    guard let word = words.first(where: { !known.contains($0) }) else { return }
    let near = Spelling.suggestion(for: word, among: known).map { "; did you mean “\($0)”?" } ?? "."
    throw CommandFailure(
      .usage, "There is no \(noun) “\(word)”\(near)",
      hints: ["The \(noun)s: \(known.joined(separator: ", "))"])
  }

  /// All pages up to the limit, as one.
  private func pages(of client: any ControlPlaneClient) async throws -> ListTenants.Output {
    var all = ListTenants.Output(items: [], total: 0)
    let wanted = limit ?? .max
    while all.items.count < wanted {
      let page = try await client.call(
        ListTenants(
          q: query, status: status, plan: plan, region: region, agencyGroup: agencyGroup, filter: filter,
          sort: sort,
          descending: descending, limit: min(ListTenants.limitMax, wanted - all.items.count),
          offset: all.items.count))
      all.items += page.items
      all.total = page.total
      if page.items.isEmpty || all.items.count >= page.total { break }
    }
    return all
  }
}

extension TenantStatus: ExpressibleByArgument {}
extension TenantSort: ExpressibleByArgument {}
