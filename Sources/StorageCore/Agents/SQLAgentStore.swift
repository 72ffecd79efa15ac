import Foundation
import JobEngine
import TenantModel

/// Runs of the AI console in SQL.
package struct SQLAgentStore: AgentStore {
  let database: any StoreDatabase

  package func start(_ run: AgentRun, job: NewJob, at now: Date) async throws -> AgentRun {
    try await database.write { try AgentTable.start(run, job: job, at: now, in: $0) }
  }

  package func record(_ run: AgentRun, at now: Date) async throws {
    try await database.write { try AgentTable.record(run, at: now, in: $0) }
  }

  package func begin(_ id: AgentRunID, at now: Date) async throws -> AgentRun? {
    try await database.write { try AgentTable.begin(id, at: now, in: $0) }
  }

  package func add(_ entries: [AgentEntry], tokens: Int, to id: AgentRunID, at now: Date) async throws {
    try await database.write { try AgentTable.add(entries, tokens: tokens, to: id, at: now, in: $0) }
  }

  package func finish(
    _ id: AgentRunID, as state: AgentRun.State, problem: String?, at now: Date
  ) async throws {
    try await database.write { try AgentTable.finish(id, as: state, problem: problem, at: now, in: $0) }
  }

  package func run(_ id: AgentRunID) async throws -> AgentRun? {
    try await database.read { try AgentTable.run(id, in: $0) }
  }

  package func runs(limit: Int) async throws -> [AgentRun] {
    try await database.read { try AgentTable.runs(limit: limit, in: $0) }
  }

  package func entries(of id: AgentRunID) async throws -> [AgentEntry] {
    try await database.read { try AgentTable.entries(of: id, in: $0) }
  }

  package func tokens(since: Date) async throws -> Int {
    try await database.read { try AgentTable.tokens(since: since, in: $0) }
  }

  package func propose(_ proposal: AgentProposal, at now: Date) async throws {
    try await database.write { try AgentTable.propose(proposal, at: now, in: $0) }
  }

  package func proposals(
    of run: AgentRunID?, at now: Date, limit: Int
  ) async throws -> [AgentProposal] {
    try await database.read { try AgentTable.proposals(of: run, at: now, limit: limit, in: $0) }
  }

  package func proposal(_ id: AgentProposalID) async throws -> AgentProposal? {
    try await database.read { try AgentTable.proposal(id, in: $0) }
  }

  package func decide(
    _ id: AgentProposalID, operation: OperationID?, reason: String?, by actor: String, at now: Date
  ) async throws -> AgentProposal {
    try await database.write {
      try AgentTable.decide(id, operation: operation, reason: reason, by: actor, at: now, in: $0)
    }
  }
}
