import ArgumentParser

/// Everything about what needs a second person.
struct ApprovalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approvals",
    abstract: "See what waits for a second person, and be one.",
    discussion: """
      Where a platform wants two people for something, one asks and another approves, which does it. Nobody approves what
      they asked for, and programs only ask. What nobody decides in 24 hours expires.

      Examples:
        tenantry tenants decommission acme --ask "the contract has ended"
        tenantry approvals list
        tenantry approvals approve 7K3M9QX2AB --confirm="acme production"
      """,
    subcommands: [
      ListApprovalsCommand.self, ShowApprovalCommand.self, ApproveApprovalCommand.self,
      RejectApprovalCommand.self, WithdrawApprovalCommand.self,
    ])
}
