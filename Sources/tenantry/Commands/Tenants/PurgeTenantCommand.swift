import ArgumentParser
import TenantModel

/// Drop what a decommissioned tenant's databases were put aside as.
struct PurgeTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Drop the databases of a decommissioned tenant for good, and follow it.",
    usage: """
      tenantry tenants purge <slug> [--dry-run] [--confirm="<slug> production"] [--no-wait] [-o json]
      """,
    discussion: """
      For platform owners, 30 days after the databases were put aside. This cannot be undone: only backups are left.

      Examples:
        tenantry tenants purge acme --dry-run
        tenantry tenants purge acme --confirm="acme production"
      """)

  @OptionGroup var options: OperateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await OperateTenant(kind: .purge, options: options, output: output.output, context: context).run()
  }
}
