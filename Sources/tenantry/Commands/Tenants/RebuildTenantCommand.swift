import ArgumentParser
import TenantModel

/// Apply the desired state of a tenant anew.
struct RebuildTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Apply the desired state of a tenant anew, and follow it.",
    usage: "tenantry tenants rebuild <slug> [--dry-run] [--yes | --confirm=<slug>] [--no-wait] [-o json]",
    discussion: OperateTenantHelp.discussion("rebuild"))

  @OptionGroup var options: OperateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await OperateTenant(kind: .rebuild, options: options, output: output.output, context: context).run()
  }
}
