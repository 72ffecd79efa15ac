import ArgumentParser
import TenantModel
import TenantryAPI

/// Changes a bundle: by a file that says all of it, or by what is to be different.
struct EditBundleCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a bundle, and follow it until it is in the catalog.",
    usage: "tenantry catalog bundles edit <code> (-f <path> | <changes>) [--dry-run] [--yes] [--no-wait]",
    discussion: """
      Examples:
        tenantry catalog bundles edit crm --add sale_stock --version 18.0.1.1.0 --yes
        tenantry catalog bundles edit crm --take-out voip_oca --draft
        tenantry catalog bundles edit crm -f crm.yaml --dry-run
      """)

  @Argument(help: ArgumentHelp("The bundle's code.", valueName: "code"))
  var code: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("A file with all of it; - for standard input.", valueName: "path")
  )
  var file: String?

  @Option(help: ArgumentHelp("Add this module; can be given again.", valueName: "module"))
  var add: [String] = []

  @Option(help: ArgumentHelp("Take this module out; can be given again.", valueName: "module"))
  var takeOut: [String] = []

  @Option(help: ArgumentHelp("The new name.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The new version.", valueName: "version"))
  var version: String?

  @Option(help: ArgumentHelp("What it is for.", valueName: "sentence"))
  var description: String?

  @Flag(inversion: .prefixedNo, help: "Make it a draft, or no draft any more.")
  var draft: Bool?

  @OptionGroup var options: ChangeBundleOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private var changes: Bool {
    !add.isEmpty || !takeOut.isEmpty || name != nil || version != nil || description != nil || draft != nil
  }

  func validate() throws {
    guard (file != nil) != changes else {
      throw ValidationError("Say what is to be different, or -f <path> for all of it, and not both.")
    }
  }

  func run(in context: CommandContext) async throws {
    let request = try file.map { try BundleFile.load($0, in: context.environment).request }
    if let request, request.code != code {
      throw CommandFailure(.usage, "The file is of the bundle “\(request.code)”, not of “\(code)”.")
    }
    let change = ChangeBundle(options: options, output: output.output, context: context)
    try await context.withPlatform { platform in
      let before = try await platform.client.call(GetBundle(code: code)).bundle
      try await change.save(try request ?? changed(before), before: before, on: platform)
    }
  }

  private func changed(_ bundle: ModuleBundle) throws(CommandFailure) -> BundleRequest {
    var request = BundleRequest(asking: bundle)
    if let unknown = takeOut.first(where: { !request.modules.contains($0) }) {
      throw CommandFailure(.usage, "\(code) does not name the module “\(unknown)”.")
    }
    request.modules.removeAll(where: takeOut.contains)
    request.modules += add.filter { !request.modules.contains($0) }
    request.name = name ?? request.name
    request.version = version ?? request.version
    request.description = description ?? request.description
    request.isDraft = draft ?? request.isDraft
    return request
  }
}
