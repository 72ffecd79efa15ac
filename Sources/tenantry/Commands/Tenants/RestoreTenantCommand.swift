import ArgumentParser
import TenantModel

/// Bring a tenant back to a backup.
struct RestoreTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring a tenant's database back to a backup, and follow it.",
    usage: """
      tenantry tenants restore <slug> --backup <id> [--dry-run] [--confirm="<slug> production"] [--no-wait] [-o json]
      """,
    discussion: """
      The backup is restored beside the database that people work in; then the two are exchanged. The former one is dumped
      before and kept aside; it is never dropped here. A backup is known by the operation that made it.

      Examples:
        tenantry tenants backups acme
        tenantry tenants restore acme --backup 8F3K2M4N5P --dry-run
        tenantry tenants restore acme --backup 8F3K2M4N5P --confirm="acme production"
      """)

  @OptionGroup var options: OperateOptions

  @Option(help: ArgumentHelp("The id of the operation that made it.", valueName: "id"))
  var backup: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await OperateTenant(
      kind: .restore, options: options, output: output.output, context: context,
      params: ["backup": .text(backup.uppercased())]
    ).run()
  }
}
