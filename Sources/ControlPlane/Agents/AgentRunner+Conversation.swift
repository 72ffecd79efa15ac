import Foundation
import Integrations
import JobEngine
import Operations
import TenantModel
import TenantryAPI

extension AgentRunner {
  private static let daySeconds = 86_400.0

  /// Asks the model until it has answered, its rounds are over, or its tokens are spent.
  func converse(
    _ run: AgentRun, _ flow: AgentFlow, with model: ModelSystem, check: @escaping @Sendable () throws -> Void
  ) async throws {
    let desk = AgentDesk(controlPlane: controlPlane, run: run)
    let tools = try flow.tools.compactMap(AgentTool.Name.init(rawValue:)).map {
      try AgentTool.tool($0).readOnly(at: desk)
    }
    var messages: [ModelMessage] = [.user(AgentFlows.prompt(run))]
    for _ in 0...Self.roundsMax {
      try check()
      let allowance = try await allowance(of: run.id, model)
      let dialogue = ModelDialogue(
        client: model.client, tools: tools,
        meter: TokenMeter(
          TokenBudget(perRequestMax: allowance.tokens, perDayMax: allowance.tokens),
          now: controlPlane.parts.now),
        redaction: model.redaction, system: AgentFlows.system, tokensMax: Self.answerTokensMax)
      let round: ModelDialogue.Round
      do {
        let history = messages
        round = try await interruptible(check) { try await dialogue.round(after: history) }
      } catch let error as IntegrationError {
        return try await fail(run, error, allowance.limit)
      }
      try await write(run, entries(of: round, model.redaction), tokens: round.reply.usage.total)
      guard !round.uses.isEmpty else {
        if round.reply.stop == .tokensMax {
          try await note(run, "The answer was cut off: it became too long.")
        }
        return try await finish(run, as: .done)
      }
      messages += round.messages
    }
    try await note(run, "It wanted to look further after \(Self.roundsMax) rounds, and was stopped.")
    try await finish(run, as: .done)
  }

  private func note(_ run: AgentRun, _ text: String) async throws {
    try await write(run, [AgentEntry(.note, text, at: controlPlane.parts.now())])
  }

  /// What was said and looked up, without what looks like a secret: it is read by more people than saw the logs.
  private func entries(of round: ModelDialogue.Round, _ redaction: ModelRedaction) -> [AgentEntry] {
    let now = controlPlane.parts.now()
    let said = round.reply.text.trimmingCharacters(in: .whitespacesAndNewlines)
    let text = said.isEmpty ? [] : [AgentEntry(.text, redaction.redacted(said), at: now)]
    return text
      + round.uses.flatMap { use in
        let found = use.result.isError ? use.result.text : AgentWords.finding(use.result.text)
        return [
          AgentEntry(
            .lookup, tool: use.call.tool, redaction.redacted(AgentWords.input(use.call.input)), at: now),
          AgentEntry(
            use.result.isError ? .refusal : .finding, tool: use.call.tool, redaction.redacted(found), at: now),
        ]
      }
  }

  /// Tokens that may be spent now, and what limits them, for people.
  private func allowance(
    of id: AgentRunID, _ model: ModelSystem
  ) async throws -> (tokens: Int, limit: String) {
    let today = try await store.tokens(since: Self.midnight(before: controlPlane.parts.now()))
    let spent = try await store.run(id)?.tokens ?? 0
    let left = (day: max(0, model.tokensPerDay - today), run: max(0, model.tokensPerRun - spent))
    return left.day < left.run
      ? (
        left.day,
        "Of the day's \(model.tokensPerDay) tokens \(left.day) are left; there are new ones at midnight UTC."
      )
      : (
        left.run,
        "Of the run's \(model.tokensPerRun) tokens \(left.run) are left, too few for another question."
      )
  }

  /// A day of tokens begins at midnight UTC.
  static func midnight(before now: Date) -> Date {
    Date(timeIntervalSince1970: (now.timeIntervalSince1970 / daySeconds).rounded(.down) * daySeconds)
  }

  /// Ends the run, or says that another try may help.
  private func fail(_ run: AgentRun, _ error: IntegrationError, _ limit: String) async throws {
    if error.code == IntegrationError.codeBudget { return try await finish(run, as: .outOfBudget, limit) }
    if Task.isCancelled { throw CancellationError() }
    guard error.retry == .transient || error.retry == .uncertain else {
      return try await finish(run, as: .failed, error.message)
    }
    throw StepFailure.transient(error.code, error.message, detail: error.detail, retryAfter: error.retryAfter)
  }
}
