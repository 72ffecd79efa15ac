import ArgumentParser
import TenantModel
import TenantryAPI

/// Creates a bundle from a file, or one that is recommended to begin with.
struct CreateBundleCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Create a bundle from a file, and follow it until it is in the catalog.",
    usage: "tenantry catalog bundles create (-f <path> | --starting <code>) [--dry-run] [--yes] [--no-wait]",
    discussion: """
      The file is YAML: code, name, type, version, modules (a list); if you like description, replaces_ee, gaps,
      is_draft. It becomes bundles/<code>.yaml of the desired state: as a commit, or as a pull request where
      GitHub is connected.

      Examples:
        tenantry catalog bundles create -f field-service.yaml --dry-run
        tenantry catalog bundles create --starting crm --yes
      """)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The bundle file; - for standard input.", valueName: "path"))
  var file: String?

  @Option(help: ArgumentHelp("One of the recommended starting bundles.", valueName: "code"))
  var starting: String?

  @OptionGroup var options: ChangeBundleOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (file == nil) != (starting == nil) else {
      throw ValidationError("Say -f <path>, or --starting <code>, and not both.")
    }
  }

  func run(in context: CommandContext) async throws {
    let request = try file.map { try BundleFile.load($0, in: context.environment).request }
    let change = ChangeBundle(options: options, output: output.output, context: context)
    try await context.withPlatform { platform in
      if let request { return try await change.save(request, before: nil, on: platform) }
      let offered = try await platform.client.call(ListStartingBundles()).items
      guard let bundle = offered.first(where: { $0.code == starting }) else {
        let known = offered.map(\.code).joined(separator: ", ")
        throw CommandFailure(.usage, "“\(starting ?? "")” is no starting bundle; there are \(known).")
      }
      try await change.save(BundleRequest(asking: bundle), before: nil, on: platform)
    }
  }
}

extension BundleRequest {
  /// A bundle as it would be asked for again.
  init(asking bundle: ModuleBundle) {
    self.init(
      code: bundle.code, name: bundle.name, type: bundle.type, description: bundle.description,
      version: bundle.version, modules: bundle.modules.map(\.rawValue), replacesEe: bundle.replacesEe,
      gaps: bundle.gaps, isDraft: bundle.isDraft)
  }
}
