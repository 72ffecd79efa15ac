import ArgumentParser
import TenantModel
import TenantryAPI

/// Rejects a proposal.
struct RejectProposalCommand: PlatformCommand {
  static let configuration = CommandConfiguration(commandName: "reject", abstract: "Reject a proposal.")

  @Argument(help: ArgumentHelp("Its id.", valueName: "proposal"))
  var proposal: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await ProposalDecision(proposal: proposal, approves: false, reason: reason, yes: yes).run(
      context, output)
  }
}
