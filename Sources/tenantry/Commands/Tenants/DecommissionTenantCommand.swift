import ArgumentParser
import TenantModel

/// Take a tenant out of the world, and keep what it takes to bring it back.
struct DecommissionTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "decommission",
    abstract: "Take a tenant out of the world, its data kept until it is purged, and follow it.",
    usage: """
      tenantry tenants decommission <slug> [--dry-run] [--confirm="<slug> production"] [--no-wait] [-o json]
      """,
    discussion: """
      For platform owners. A last backup is made, the sign-in closed, the pods stopped, the database put aside, the desired
      state archived, and the subscription ends. Nothing is destroyed: that is what purge is for, 30 days later.

      Examples:
        tenantry tenants decommission acme --dry-run
        tenantry tenants decommission acme --confirm="acme production"
      """)

  @OptionGroup var options: OperateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await OperateTenant(kind: .decommission, options: options, output: output.output, context: context)
      .run()
  }
}
