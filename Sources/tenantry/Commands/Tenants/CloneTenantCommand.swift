import ArgumentParser
import TenantModel

/// Make a tenant in staging of another's backup.
struct CloneTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "clone",
    abstract: "Make a tenant in staging of another's backup, and follow it.",
    usage: """
      tenantry tenants clone <slug> --as <slug> [--backup <id>] [--dry-run] [--yes] [--no-wait] [-o json]
      """,
    discussion: """
      The copy is a tenant of its own. Before anything starts on it its database is neutralised, and that is looked at again:
      no mail goes out or comes in, no scheduled action runs. The original is only read.

      Examples:
        tenantry tenants clone acme --as acme-test --dry-run
        tenantry tenants clone acme --as acme-test --backup 8F3K2M4N5P --yes
      """)

  @OptionGroup var options: OperateOptions

  @Option(name: .customLong("as"), help: ArgumentHelp("What the copy is to be called.", valueName: "slug"))
  var copy: String

  @Option(
    help: ArgumentHelp(
      "The id of the operation that made the backup; without it the newest.", valueName: "id"))
  var backup: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    var params: OperationParams = ["slug": .text(copy)]
    if let backup { params.values["backup"] = .text(backup.uppercased()) }
    try await OperateTenant(
      kind: .clone, options: options, output: output.output, context: context, params: params
    ).run()
  }
}
