import ArgumentParser
import TenantModel
import TenantryAPI

/// One module in every series, one bundle, or both when they share a name.
struct ShowCatalogCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a module, a bundle, or both when they share the name.",
    usage: "tenantry catalog show <name> [-o json]")

  /// What is known under one name.
  struct Entry: Encodable, Equatable, Sendable {
    var bundle: ModuleBundle?
    var modules: [CatalogModule]
  }

  @Argument(help: ArgumentHelp("The module's name or the bundle's code.", valueName: "name"))
  var name: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let entry = try await context.reading { try await self.entry(in: $0.client) }
    try context.put(entry, as: output.output) { CatalogFacts.text(entry, context.style) }
  }

  private func entry(in client: any ControlPlaneClient) async throws -> Entry {
    let bundle = try await client.call(ListBundles()).items.first { $0.code == name }
    do {
      let modules = try await client.call(GetModule(name: name)).items
      guard bundle != nil || !modules.isEmpty else { throw missing }
      return Entry(bundle: bundle, modules: modules)
    } catch let problem as APIProblem where problem.code == .notFound || problem.code == .invalid {
      guard let bundle else { throw missing }
      return Entry(bundle: bundle, modules: [])
    }
  }

  private var missing: CommandFailure {
    CommandFailure(
      .refused, "There is no module and no bundle “\(name)”.",
      hints: ["Look for it: tenantry catalog list --query \(name.prefix(40))"])
  }
}
