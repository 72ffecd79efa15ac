import ArgumentParser
import TenantModel

/// Take a tenant out of service, its data kept.
struct PauseTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Take a tenant out of service, its data kept, and follow it.",
    usage: "tenantry tenants pause <slug> [--dry-run] [--yes | --confirm=<slug>] [--no-wait] [-o json]",
    discussion: OperateTenantHelp.discussion("pause"))

  @OptionGroup var options: OperateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await OperateTenant(kind: .pause, options: options, output: output.output, context: context).run()
  }
}
