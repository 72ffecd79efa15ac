import TenantModel
import TenantryAPI

/// Asks whether a proposal is to be decided so, and decides it.
struct ProposalDecision {
  let proposal: String
  let approves: Bool
  let reason: String?
  let yes: Bool

  func run(_ context: CommandContext, _ output: OutputOptions) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(ListProposals()).items.first {
        $0.id.rawValue == proposal.uppercased()
      }
      guard let known else { throw CommandFailure(.refused, "There is no proposal “\(proposal)”.") }
      try context.consent(
        to: "\(approves ? "Approve" : "Reject") for \(known.tenantSlug): \(known.summary)?", yes: yes)
      let decided = try await platform.client.call(
        DecideProposal(proposal: known.id.rawValue, approves: approves, reason: reason))
      try context.put(decided, as: output.output) { BillingList.proposals([decided], context.style) }
    }
  }
}
