import ArgumentParser

/// Everything about modules and bundles.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "List, show, import and resolve modules and bundles; change bundles and give them to tenants.",
    subcommands: [
      ListCatalogCommand.self, ShowCatalogCommand.self, ImportCatalogCommand.self, ResolveBundleCommand.self,
      AssignCommand.self, BundlesCommand.self, ModuleCommand.self,
    ])
}
