import Foundation
import JobEngine
import TenantModel

/// Runs of the AI console, what they said and what they propose. Every write is one transaction and is told in the change
/// feed under the topic `agents`.
package protocol AgentStore: Sendable {
  /// Stores a run and enqueues the job that does it, in one transaction. The job has the run's id; one that was asked for
  /// under the same idempotency key before is answered with its run.
  func start(_ run: AgentRun, job: NewJob, at now: Date) async throws -> AgentRun

  /// Stores a run that no job does: whoever stores it runs it.
  func record(_ run: AgentRun, at now: Date) async throws

  /// Marks a run as begun; one that had begun stays as it is.
  ///
  /// - Returns: the run; nil when there is none, or it is over.
  func begin(_ id: AgentRunID, at now: Date) async throws -> AgentRun?

  /// Adds what was said and what it cost. Of a run that is over nothing is kept, nor what is more than
  /// `AgentEntry.countMax`.
  func add(_ entries: [AgentEntry], tokens: Int, to id: AgentRunID, at now: Date) async throws

  /// Ends a run; one that is over stays as it is.
  func finish(_ id: AgentRunID, as state: AgentRun.State, problem: String?, at now: Date) async throws

  func run(_ id: AgentRunID) async throws -> AgentRun?

  /// Newest first.
  func runs(limit: Int) async throws -> [AgentRun]

  /// In order.
  func entries(of id: AgentRunID) async throws -> [AgentEntry]

  /// What the runs cost that were under way at that time or later: no less than what was spent since then.
  func tokens(since: Date) async throws -> Int

  /// Stores a proposal.
  ///
  /// - Throws: `StorageError` with `refused` when its run is over, has made as many as it may, or made the same.
  func propose(_ proposal: AgentProposal, at now: Date) async throws

  /// What is open first, then the newest; of one run or of all.
  func proposals(of run: AgentRunID?, at now: Date, limit: Int) async throws -> [AgentProposal]

  func proposal(_ id: AgentProposalID) async throws -> AgentProposal?

  /// Decides a proposal: with an operation it is approved, without one rejected for the reason.
  ///
  /// - Throws: `StorageError` with `notFound`, or `refused` when it was decided or has expired.
  func decide(
    _ id: AgentProposalID, operation: OperationID?, reason: String?, by actor: String, at now: Date
  ) async throws -> AgentProposal
}
