import ArgumentParser

/// Everything about the AI console.
struct AICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ai",
    abstract: "Run flows that look at the platform, read what they say, and decide what they propose.",
    discussion: """
      A flow looks things up and changes nothing. What it would have done is a proposal, which a person approves or
      rejects. Without a language model the built-in advisor answers: tenantry connect model.
      """,
    subcommands: [
      ListAgentFlowsCommand.self, RunAgentFlowCommand.self, ListAgentRunsCommand.self,
      ShowAgentRunCommand.self,
      CancelAgentRunCommand.self, ListAgentProposalsCommand.self, ApproveAgentProposalCommand.self,
      RejectAgentProposalCommand.self,
    ])
}
