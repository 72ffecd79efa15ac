import ArgumentParser
import TenantModel
import TenantryAPI

/// Approves a proposal.
struct ApproveProposalCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a proposal, which carries it out.")

  @Argument(help: ArgumentHelp("Its id.", valueName: "proposal"))
  var proposal: String

  @Option(help: ArgumentHelp("Why, if that is worth saying.", valueName: "text"))
  var reason: String?

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await ProposalDecision(proposal: proposal, approves: true, reason: reason, yes: yes).run(
      context, output)
  }
}
