import ArgumentParser

/// Everything about bundles.
struct BundlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundles",
    abstract: "List, show, create, change and remove bundles.",
    subcommands: [
      ListBundlesCommand.self, ShowBundleCommand.self, CreateBundleCommand.self, EditBundleCommand.self,
      RemoveBundleCommand.self,
    ],
    defaultSubcommand: ListBundlesCommand.self)
}
