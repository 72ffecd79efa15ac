import ArgumentParser
import TenantryAPI

/// One approval in full.
struct ShowApprovalCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what somebody asks for, what it would do, and what you may say to it.")

  @Argument(help: ArgumentHelp("The approval's id.", valueName: "approval"))
  var approval: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let detail = try await context.read(GetApproval(approval: approval))
    try context.put(detail, as: output.output) { ApprovalText.text(detail, context.style) }
  }
}
