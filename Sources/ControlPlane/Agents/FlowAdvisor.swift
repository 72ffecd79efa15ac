import Foundation
import TenantModel
import TenantryAPI

/// The built-in advisor as it answers a flow: by rules over what can be looked up, the same way every time.
struct FlowAdvisor: Sendable {
  struct Answer: Equatable, Sendable {
    struct Lookup: Equatable, Sendable {
      var tool: AgentTool.Name
      var subject: String
    }

    var lookups: [Lookup] = []
    var lines: [String] = []

    var text: String { lines.joined(separator: "\n") }

    mutating func look(_ tool: AgentTool.Name, _ subject: String = "") {
      lookups.append(Lookup(tool: tool, subject: subject))
    }

    mutating func say(_ line: String) { lines.append(line) }
  }

  static let itemsMax = 10

  let desk: AgentDesk

  /// - Throws: `APIProblem` when something cannot be looked up.
  func answer() async throws -> Answer {
    switch desk.run.flow {
    case AgentFlows.firstThings: try await firstThings()
    case AgentFlows.explainOperation: try await explainOperation()
    case AgentFlows.reviewTenant: try await reviewTenant()
    case AgentFlows.planUpgrades: try await planUpgrades()
    case AgentFlows.lastNight: try await lastNight()
    case AgentFlows.checkDrift: try await checkDrift()
    default: throw APIProblem(.refused, "This flow needs a language model: tenantry connect model.")
    }
  }

  func age(of date: Date) -> String { AdvisorFacts(now: desk.now).age(of: date) }

  /// Proposes, and says so, or why not: what is refused now is part of the answer.
  func propose(
    _ kind: OperationKind, of slug: Slug, why: String, image: String? = nil, in answer: inout Answer
  ) async throws {
    do {
      let proposal = try await desk.propose(
        tenant: slug.rawValue, type: kind.rawValue, why: why, image: image)
      answer.look(.propose, proposal.summary)
      answer.say("Proposed: \(proposal.summary). A person decides.")
    } catch let problem as APIProblem {
      answer.say("Not proposed: \(problem.detail)")
    }
  }

  private func firstThings() async throws -> Answer {
    var answer = Answer()
    let found = try await desk.ask(ListRecommendations())
    answer.look(.suggestions)
    guard !found.items.isEmpty else {
      answer.say("Nothing needs somebody now: no rule of the advisor finds anything.")
      return answer
    }
    let urgent = found.items.count { $0.severity == .error }
    answer.say(
      "\(Advisor.count(found.total, "suggestion")), \(urgent) of them urgent. In this order, the worst first:"
    )
    for (place, item) in found.items.prefix(Self.itemsMax).enumerated() {
      answer.say("\(place + 1). \(item.title). \(item.advice) Next: \(item.action.words).")
    }
    if let backup = found.items.first(where: { $0.rule == .backupOld }),
      case .backup(let slug) = backup.action
    {
      try await propose(.backup, of: slug, why: "\(backup.title).", in: &answer)
    }
    return answer
  }

  private func explainOperation() async throws -> Answer {
    var answer = Answer()
    let id = desk.run.operation?.rawValue ?? ""
    let detail = try await desk.ask(GetOperation(operation: id))
    answer.look(.getOperation, id)
    let summary = detail.summary
    let what = "\(summary.kind.rawValue) of \(summary.subject)"
    guard let fault = summary.fault else {
      answer.say("Operation \(id), \(what), did not fail: it is \(summary.state.rawValue).")
      return answer
    }
    let step = summary.currentStep.map { " at “\($0)”" } ?? ""
    answer.say(
      "Operation \(id), \(what), is \(summary.state.rawValue)\(step), after \(summary.stepsDone) of \(summary.stepsTotal) steps."
    )
    answer.say("Why: \(fault.message)")
    if let words = fault.detail { answer.say("In the system's own words: \(words.prefix(300))") }
    if let errors = detail.log.last(where: { $0.severity >= .error }) {
      answer.look(.operationLog, id)
      answer.say("The last error in its log: \(errors.text.prefix(300))")
    }
    if let runbook = fault.runbook {
      let found = try await desk.ask(GetRunbook(runbook: runbook))
      answer.look(.readRunbook, found.name)
      answer.say("Runbook \(found.name), \(found.title):")
      for line in Self.steps(of: found.text) { answer.say(line) }
    }
    answer.say(detail.retry.reason.map { "It cannot be retried: \($0)." } ?? "When that is done, retry it.")
    return answer
  }

  /// The lines under “What to do”.
  private static func steps(of runbook: String) -> [String] {
    let lines = runbook.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "## What to do") else { return [] }
    return lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.filter { !$0.isEmpty }.map(String.init)
  }
}
