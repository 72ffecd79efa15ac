import Foundation

/// The id of a run of a flow.
package typealias AgentRunID = Identifier<AgentRun>

/// One run of a flow of the AI console: what was asked, how it went, what was said. It changes nothing but itself: what
/// it would have done is a proposal that a person decides.
package struct AgentRun: Codable, Equatable, Identifiable, Sendable {
  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case queued
    case running
    case done
    case failed
    case cancelled
    /// Its tokens, or the day's, ran out.
    case outOfBudget = "out_of_budget"

    /// True when nothing more will be said.
    package var isOver: Bool {
      switch self {
      case .queued, .running: false
      case .done, .failed, .cancelled, .outOfBudget: true
      }
    }
  }

  /// Who answers where no model is connected.
  package static let advisor = "advisor"
  package static let questionLengthMax = 500

  package var id: AgentRunID
  /// The flow's stable name.
  package var flow: String
  /// The tenant it is about; nil for none.
  package var tenant: Slug?
  /// The operation it is about; nil for none.
  package var operation: OperationID?
  /// What somebody asked in their own words; nil where the flow says it all.
  package var question: String?
  package var state: State
  package var actor: String
  /// The role whose eyes it looks with.
  package var role: Role
  /// Who answers: the model's name as it is connected, or `advisor`.
  package var model: String
  /// What it cost so far.
  package var tokens: Int
  /// Why it failed or stopped; nil while nothing is wrong.
  package var problem: String?
  package var createdAt: Date
  package var startedAt: Date?
  package var finishedAt: Date?

  package init(
    id: AgentRunID, flow: String, tenant: Slug? = nil, operation: OperationID? = nil, question: String? = nil,
    state: State = .queued, actor: String, role: Role, model: String, tokens: Int = 0, problem: String? = nil,
    createdAt: Date, startedAt: Date? = nil, finishedAt: Date? = nil
  ) {
    self.id = id
    self.flow = flow
    self.tenant = tenant
    self.operation = operation
    self.question = question
    self.state = state
    self.actor = actor
    self.role = role
    self.model = model
    self.tokens = tokens
    self.problem = problem
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
  }

  /// True when no model is asked.
  package var isAdvised: Bool { model == Self.advisor }

  /// What it is about, for people: the tenant, the operation, or the whole platform.
  package var subject: String { tenant?.rawValue ?? operation.map { "op \($0)" } ?? "platform" }
}
