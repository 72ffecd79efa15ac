import ArgumentParser
import TenantModel

/// Back up a tenant's database.
struct BackupTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Dump a tenant's database to the folder of backups, and follow it.",
    usage: "tenantry tenants backup <slug> [--dry-run] [--yes] [--no-wait] [-o json]",
    discussion: """
      The dump is read back and its checksum kept beside it. It holds the database; attachments in Odoo's file store are
      not in it. A backup is known by the id of the operation that made it.

      Examples:
        tenantry tenants backup acme --yes
        tenantry tenants backup acme --dry-run
      """)

  @OptionGroup var options: OperateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await OperateTenant(kind: .backup, options: options, output: output.output, context: context).run()
  }
}
