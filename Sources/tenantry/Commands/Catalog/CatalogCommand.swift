import ArgumentParser

/// Everything about modules and bundles.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "List, show, import and resolve modules and bundles, and change bundles.",
    subcommands: [
      ListCatalogCommand.self, ShowCatalogCommand.self, ImportCatalogCommand.self, ResolveBundleCommand.self,
      BundlesCommand.self, ModuleCommand.self,
    ])
}
