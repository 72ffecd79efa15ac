import ArgumentParser
import TenantModel
import TenantryAPI

/// The modules, or the bundles, a row each.
struct ListCatalogCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List modules, or bundles with --bundles.",
    usage: "tenantry catalog list [<filters>] [-o <format>]",
    discussion: """
      Examples:
        tenantry catalog list --bundles
        tenantry catalog list --query account --source oca
      """,
    aliases: ["ls"])

  @Flag(help: "List bundles instead of modules.")
  var bundles = false

  @Option(name: .shortAndLong, help: "Part of a module's name or title.")
  var query: String?

  @Option(help: "Only modules of this source.")
  var source: ModuleSource?

  @Option(help: ArgumentHelp("Only modules of this Odoo series, such as 18.0.", valueName: "series"))
  var series: String?

  @Option(
    help: ArgumentHelp("Only modules of this repository, such as OCA/project.", valueName: "owner/name"))
  var repo: String?

  @Option(help: ArgumentHelp("At most this many.", valueName: "number"))
  var limit: Int?

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private static let pageSize = 500

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
    if bundles, query != nil || source != nil || series != nil || repo != nil || limit != nil {
      throw ValidationError("--bundles lists every bundle: it takes no filter and no limit.")
    }
  }

  func run(in context: CommandContext) async throws {
    if bundles {
      let list = try await context.read(ListBundles())
      return try context.put(list, list.items, as: output.output, columns: CatalogTable.bundleColumns) {
        CatalogTable.text(list.items, context.style)
      }
    }
    let page = try await context.reading { try await pages(of: $0.client) }
    try context.put(page, page.items, as: output.output, columns: CatalogTable.moduleColumns) {
      CatalogTable.text(page.items, context.style)
    }
    if page.items.isEmpty {
      context.say("No module matches.")
    } else if page.items.count < page.total {
      context.say("\(page.items.count) of \(page.total) modules; the rest: leave --limit out.", .quiet)
    }
  }

  private func pages(of client: any ControlPlaneClient) async throws -> ListModules.Output {
    var all = ListModules.Output(items: [], total: 0)
    let wanted = limit ?? .max
    while all.items.count < wanted {
      let page = try await client.call(
        ListModules(
          q: query, source: source, series: series, repo: repo,
          limit: min(Self.pageSize, wanted - all.items.count), offset: all.items.count))
      all.items += page.items
      all.total = page.total
      if page.items.isEmpty || all.items.count >= page.total { break }
    }
    return all
  }
}

extension ModuleSource: ExpressibleByArgument {}
