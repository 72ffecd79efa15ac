import ArgumentParser
import TenantryAPI

/// Rejects what somebody asks for.
struct RejectApprovalCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Reject what somebody else asks for, and say why.")

  @Argument(help: ArgumentHelp("The approval's id.", valueName: "approval"))
  var approval: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let decided = try await context.call(
      DecideApproval(approval: approval, approves: false, reason: reason, trigger: .cli))
    try context.put(decided, as: output.output) {
      ApprovalText.table([decided], at: context.environment.now(), context.style)
    }
  }
}
