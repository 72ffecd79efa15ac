import ArgumentParser
import TenantModel

/// Apply a bundle or modules to a tenant.
struct ApplyModulesCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Install what a tenant misses of a bundle or of modules, and follow it.",
    usage: """
      tenantry tenants apply <slug> (--bundle <code> | --module <name>…) [--update] [--dry-run] \
      [--yes | --confirm=<slug>] [--no-wait] [-o json]
      """,
    discussion: """
      What they need is found in the catalog and installed with them; a bundle that cannot be installed is refused with
      every reason. Modules that are there stay as they are, unless --update brings them to what the image holds. Nothing
      is removed: Odoo would remove a module's data with it.

      Examples:
        tenantry tenants apply acme --bundle finance_ppm --dry-run
        tenantry tenants apply acme --module helpdesk_mgmt --module mis_builder
        tenantry tenants apply acme --module sale --update --confirm=acme
      """)

  @OptionGroup var options: OperateOptions

  @Option(help: ArgumentHelp("A bundle's code: tenantry catalog list shows them.", valueName: "code"))
  var bundle: String?

  @Option(name: .customLong("module"), help: ArgumentHelp("A module's technical name.", valueName: "name"))
  var modules: [String] = []

  @Flag(help: "Update those that are installed already, too.")
  var update = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (bundle != nil) != !modules.isEmpty else {
      throw ValidationError("Say --bundle <code>, or --module <name> once or more.")
    }
  }

  func run(in context: CommandContext) async throws {
    var params: OperationParams = bundle.map { ["bundle": .text($0)] } ?? ["modules": .list(modules)]
    if update { params.values["update"] = .flag(true) }
    try await OperateTenant(
      kind: .moduleApply, options: options, output: output.output, context: context, params: params
    ).run()
  }
}
