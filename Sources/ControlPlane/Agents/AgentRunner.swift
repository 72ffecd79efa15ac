import Foundation
import Integrations
import JobEngine
import Operations
import StorageCore
import TenantModel
import TenantryAPI

/// Runs flows: asks the model round by round, or lets the built-in advisor answer, and writes down what is said while it
/// is said.
package struct AgentRunner: Sendable {
  /// Rounds in which a model may look things up.
  static let roundsMax = 8
  /// Tokens of one answer at most.
  static let answerTokensMax = 1_024
  /// Between two looks whether somebody wants it cancelled while the model thinks.
  private static let cancelLook = Duration.milliseconds(250)

  let controlPlane: ControlPlane

  package init(_ controlPlane: ControlPlane) { self.controlPlane = controlPlane }

  var store: any AgentStore { controlPlane.parts.agents }

  /// As a job's step does it.
  package func work(_ id: AgentRunID, _ context: StepContext) async throws {
    try await run(id) { try context.checkCancelled() }
  }

  /// Runs it to its end. A run that is over is left alone; one that somebody began already begins again.
  ///
  /// - Parameter check: throws when it is to stop.
  /// - Throws: what `check` throws, `StepFailure` when another try may help, `StorageError`.
  package func run(_ id: AgentRunID, check: @escaping @Sendable () throws -> Void = {}) async throws {
    guard let run = try await store.begin(id, at: controlPlane.parts.now()) else { return }
    guard let flow = AgentFlows.flow(run.flow) else {
      return try await finish(run, as: .failed, "This version does not know the flow “\(run.flow)”.")
    }
    let asked = run.isAdvised ? flow.title : AgentFlows.prompt(run)
    let opening =
      try await store.entries(of: id).isEmpty
      ? AgentEntry(.question, asked, at: controlPlane.parts.now())
      : AgentEntry(
        .note, "It was interrupted, and begins again from the question.", at: controlPlane.parts.now())
    try await store.add([opening], tokens: 0, to: id, at: controlPlane.parts.now())
    try check()
    if run.isAdvised {
      try await advise(run)
    } else if let model = controlPlane.parts.model {
      try await converse(run, flow, with: model, check: check)
    } else {
      try await finish(run, as: .failed, "The model was disconnected meanwhile: tenantry connect model.")
    }
  }

  func finish(_ run: AgentRun, as state: AgentRun.State, _ problem: String? = nil) async throws {
    try await store.finish(run.id, as: state, problem: problem, at: controlPlane.parts.now())
  }

  func write(_ run: AgentRun, _ entries: [AgentEntry], tokens: Int = 0) async throws {
    try await store.add(entries, tokens: tokens, to: run.id, at: controlPlane.parts.now())
  }

  /// Answers by rules, and says who answers.
  private func advise(_ run: AgentRun) async throws {
    let note = "Answered by the built-in advisor: no model is connected."
    try await write(run, [AgentEntry(.note, note, at: controlPlane.parts.now())])
    do {
      let answer = try await FlowAdvisor(desk: AgentDesk(controlPlane: controlPlane, run: run)).answer()
      let now = controlPlane.parts.now()
      let looked = answer.lookups.map { AgentEntry(.lookup, tool: $0.tool.rawValue, $0.subject, at: now) }
      try await write(run, looked + [AgentEntry(.text, answer.text, at: now)])
      try await finish(run, as: .done)
    } catch let problem as APIProblem {
      try await finish(run, as: .failed, problem.detail)
    }
  }

  /// Does something that takes its time, and stops waiting for it when `check` throws.
  func interruptible<Value: Sendable>(
    _ check: @escaping @Sendable () throws -> Void, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await body() }
      group.addTask {
        while !Task.isCancelled {
          try check()
          try await Task.sleep(for: Self.cancelLook)
        }
        return nil
      }
      for try await value in group {
        if let value { return value }
      }
      throw CancellationError()
    }
  }
}
