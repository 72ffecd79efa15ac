import ArgumentParser
import TenantModel
import TenantryAPI

/// The bundles, a row each.
struct ListBundlesCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the bundles, and what is being done to them.",
    usage: "tenantry catalog bundles list [--starting] [-o <format>]",
    discussion: """
      With --starting, the bundles that a platform without any is recommended to begin with, as they ship.

      Example:
        tenantry catalog bundles list -o csv
      """,
    aliases: ["ls"])

  @Flag(help: "List the recommended starting bundles.")
  var starting = false

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    if starting {
      let list = try await context.read(ListStartingBundles())
      return try context.put(list, list.items, as: output.output, columns: CatalogTable.bundleColumns) {
        CatalogTable.text(list.items, context.style)
      }
    }
    let list = try await context.read(ListBundles())
    try context.put(list, list.items, as: output.output, columns: CatalogTable.bundleColumns) {
      CatalogTable.text(list.items, changes: list.changes, context.style)
    }
    guard list.items.isEmpty, list.changes.isEmpty else { return }
    context.say("There are no bundles. Good ones to begin with: tenantry catalog bundles list --starting")
  }
}
