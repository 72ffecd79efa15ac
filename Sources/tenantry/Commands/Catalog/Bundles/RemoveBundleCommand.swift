import ArgumentParser
import TenantModel
import TenantryAPI

/// Takes a bundle out of the catalog.
struct RemoveBundleCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a bundle that no tenant is made from out of the catalog, and follow it.",
    usage: "tenantry catalog bundles remove <code> [--dry-run] [--yes] [--no-wait]")

  @Argument(help: ArgumentHelp("The bundle's code.", valueName: "code"))
  var code: String

  @OptionGroup var options: ChangeBundleOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let change = ChangeBundle(options: options, output: .table, context: context)
    try await context.withPlatform { platform in
      let bundle = try await platform.client.call(GetBundle(code: code)).bundle
      try await change.remove(bundle, on: platform)
    }
  }
}
