import ArgumentParser
import TenantModel

/// Put a paused tenant back into service.
struct ResumeTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Put a paused tenant back into service, and follow it.",
    usage: "tenantry tenants resume <slug> [--dry-run] [--yes | --confirm=<slug>] [--no-wait] [-o json]",
    discussion: OperateTenantHelp.discussion("resume"))

  @OptionGroup var options: OperateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await OperateTenant(kind: .resume, options: options, output: output.output, context: context).run()
  }
}
