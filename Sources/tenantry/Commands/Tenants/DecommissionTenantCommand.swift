import ArgumentParser
import TenantModel

/// Take a tenant out of the world, and keep what it takes to bring it back.
struct DecommissionTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "decommission",
    abstract: "Take a tenant out of the world, its data kept until it is purged, and follow it.",
    usage: """
      tenantry tenants decommission <slug> [--dry-run] [--confirm="<slug> production"] [--no-wait] [-o json]
      tenantry tenants decommission <slug> --ask <why> [--confirm="<slug> production"] [-o json]
      """,
    discussion: """
      For platform owners. A last backup is made, the sign-in closed, the pods stopped, the database put aside, the desired
      state archived, and the subscription ends. Nothing is destroyed: that is what purge is for, 30 days later.
      Where the platform wants two people for it, --ask asks the second one: tenantry approvals.

      Examples:
        tenantry tenants decommission acme --dry-run
        tenantry tenants decommission acme --confirm="acme production"
        tenantry tenants decommission acme --ask "the contract has ended"
      """)

  @OptionGroup var options: OperateOptions

  @Option(help: ArgumentHelp("Why: ask a second person for it, where the platform wants two.", valueName: "why"))
  var ask: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    var operate = OperateTenant(kind: .decommission, options: options, output: output.output, context: context)
    operate.ask = ask
    try await operate.run()
  }
}
