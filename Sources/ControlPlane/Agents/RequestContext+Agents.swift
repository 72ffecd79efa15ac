import Foundation
import Operations
import TenantModel
import TenantryAPI

extension RequestContext {
  private static let model = "model"

  /// The language model, and whether it is connected.
  var modelStatus: IntegrationStatus {
    var status =
      parts.integrations.first { $0.system == Self.model }
      ?? IntegrationStatus(system: Self.model, title: "Language model", isConnected: parts.model != nil)
    status.breaker = parts.breakers()[Self.model]
    return status
  }

  /// Who answers now.
  var answerer: String { parts.model?.name ?? AgentRun.advisor }

  /// What today's runs cost so far.
  func tokensToday() async throws -> Int {
    try await parts.agents.tokens(since: AgentRunner.midnight(before: parts.now()))
  }

  /// - Throws: `APIProblem` with `notFound`.
  func agentRun(_ reference: String) async throws -> AgentRun {
    guard let id = try? AgentRunID(reference.uppercased()), let run = try await parts.agents.run(id) else {
      throw APIProblem(.notFound, "There is no run “\(reference.prefix(40))”.")
    }
    return run
  }

  /// Whether the caller may end the run.
  func cancelDecision(of run: AgentRun) -> Decision {
    let allowed = AccessPolicy.decide(caller.role, .aiRun, .own)
    guard allowed.isAllowed else { return allowed }
    return run.state.isOver ? .refused(reason: "it is over") : .allowed
  }

  /// As they stand now.
  func agentProposals(of run: AgentRunID?, limit: Int) async throws -> [AgentProposal] {
    let now = parts.now()
    return try await parts.agents.proposals(of: run, at: now, limit: limit).map { proposal in
      var proposal = proposal
      proposal.state = proposal.standing(at: now)
      return proposal
    }
  }
}
