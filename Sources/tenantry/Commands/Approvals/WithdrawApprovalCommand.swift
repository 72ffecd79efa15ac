import ArgumentParser
import TenantryAPI

/// Takes back what one asked for.
struct WithdrawApprovalCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take back what you asked for.")

  @Argument(help: ArgumentHelp("The approval's id.", valueName: "approval"))
  var approval: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let withdrawn = try await context.call(WithdrawApproval(approval: approval))
    try context.put(withdrawn, as: output.output) {
      ApprovalText.table([withdrawn], at: context.environment.now(), context.style)
    }
  }
}
