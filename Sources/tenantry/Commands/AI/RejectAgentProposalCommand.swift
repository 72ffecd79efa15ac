import ArgumentParser
import TenantryAPI

/// Rejects a proposal.
struct RejectAgentProposalCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Reject a proposal, and say why.")

  @Argument(help: ArgumentHelp("The proposal's id.", valueName: "proposal"))
  var proposal: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let known = try await context.proposal(proposal)
    let decided = try await context.call(
      DecideAgentProposal(proposal: known.id.rawValue, approves: false, reason: reason))
    try context.put(decided, as: output.output) {
      AgentText.proposals([decided], at: context.environment.now(), context.style)
    }
  }
}
