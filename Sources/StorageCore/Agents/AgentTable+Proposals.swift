import Foundation
import TenantModel

extension AgentTable {
  package static func propose(
    _ proposal: AgentProposal, at now: Date, in connection: any SQLConnection
  ) throws {
    let written = try connection.runCounting(
      AgentSQL.insertProposal,
      [
        .name(proposal.id), .name(proposal.run), .name(proposal.tenantId), .code(proposal.kind),
        try .json(proposal.params), .text(proposal.why), .time(proposal.createdAt), .time(proposal.expiresAt),
        .int(AgentProposal.perRunMax),
      ])
    guard written > 0 else {
      throw StorageError(
        .refused,
        "The run is over, made as many proposals as it may (\(AgentProposal.perRunMax)), or made this one.")
    }
    try ChangeTable.append(.agents, at: now, in: connection)
  }

  package static func proposals(
    of run: AgentRunID?, at now: Date, limit: Int, in connection: any SQLConnection
  ) throws -> [AgentProposal] {
    try connection.rows(AgentSQL.proposals, [.name(run), .time(now), .int(max(limit, 0))]) { row in
      try AgentProposal(row: &row)
    }
  }

  package static func proposal(
    _ id: AgentProposalID, in connection: any SQLConnection
  ) throws -> AgentProposal? {
    try connection.first(AgentSQL.proposalByID, [.name(id)]) { row in try AgentProposal(row: &row) }
  }

  package static func decide(
    _ id: AgentProposalID, operation: OperationID?, reason: String?, by actor: String, at now: Date,
    in connection: any SQLConnection
  ) throws -> AgentProposal {
    guard let proposal = try proposal(id, in: connection) else {
      throw StorageError(.notFound, "There is no proposal \(id).")
    }
    if let refusal = proposal.refusal(at: now) {
      throw StorageError(.refused, "Proposal \(id): \(refusal).")
    }
    let state: AgentProposal.State = operation == nil ? .rejected : .approved
    try connection.run(
      AgentSQL.decide,
      [
        .name(id), .code(state), .text(actor), .time(now), .text(operation == nil ? reason : nil),
        .name(operation),
      ])
    try ChangeTable.append(.agents, at: now, in: connection)
    return try self.proposal(id, in: connection) ?? proposal
  }
}
