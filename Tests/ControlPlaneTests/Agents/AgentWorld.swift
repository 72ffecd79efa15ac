import ControlSupport
import Foundation
import HTTPTransport
import Integrations
import JobEngine
import Operations
import Sandbox
import Synchronization
import TenantModel
import TenantryAPI
import TestSupport

@testable import ControlPlane

/// A model that does what a test wants, one answer after the other, and keeps what it was sent.
final class ScriptedModel: ModelClient, Sendable {
  enum Answer: Sendable {
    case says(String, tokens: Int)
    case wants(String, JSONValue, tokens: Int)
    case fails(String, HTTPFailure.Class)
    /// Nothing, until whoever asks has had enough.
    case hangs
  }

  private let answers: [Answer]
  private let seen = Mutex<[ModelRequest]>([])

  init(_ answers: [Answer]) { self.answers = answers }

  var requests: [ModelRequest] { seen.withLock { $0 } }

  func reply(to request: ModelRequest) async throws(IntegrationError) -> ModelReply {
    let place = seen.withLock { all -> Int in
      all.append(request)
      return all.count - 1
    }
    switch answers[min(place, answers.count - 1)] {
    case .says(let text, let tokens): return reply(text, [], .finished, tokens)
    case .wants(let tool, let input, let tokens):
      return reply("", [ModelToolCall(id: "call", tool: tool, input: input)], .toolUse, tokens)
    case .fails(let code, let retry):
      throw IntegrationError("model", code, "The model is out.", retry: retry)
    case .hangs:
      do { try await Task.sleep(for: .seconds(600)) } catch {}
      throw IntegrationError("model", IntegrationError.codeCancelled, "cancelled", retry: .transient)
    }
  }

  private func reply(
    _ text: String, _ calls: [ModelToolCall], _ stop: ModelReply.Stop, _ tokens: Int
  ) -> ModelReply {
    ModelReply(
      text: text, calls: calls, stop: stop, usage: ModelUsage(input: tokens, output: 0), model: "scripted")
  }

  func testConnection() async -> ConnectionReport { ConnectionReport(system: "model") }

  /// Says it and is done.
  static func says(_ text: String, tokens: Int = 10) -> Answer { .says(text, tokens: tokens) }

  /// Wants a tool used.
  static func wants(_ tool: String, _ input: JSONValue = [:], tokens: Int = 10) -> Answer {
    .wants(tool, input, tokens: tokens)
  }

  static func fails(_ code: String, _ retry: HTTPFailure.Class) -> Answer { .fails(code, retry) }
}

extension ControlWorld {
  /// A world in which that model is connected.
  static func asking(
    _ model: ScriptedModel, perRun: Int = 50_000, perDay: Int = 500_000, connected: Bool = false
  ) async throws -> ControlWorld {
    try await ControlWorld(
      connected: connected,
      model: ModelSystem(model, name: "scripted", tokensPerRun: perRun, tokensPerDay: perDay))
  }

  var runner: AgentRunner { AgentRunner(controlPlane) }

  /// Starts a flow and runs it as its job would.
  @discardableResult
  func ask(
    _ flow: String, tenant: String? = nil, operation: String? = nil, question: String? = nil,
    as role: Role = .platformOwner
  ) async throws -> GetAgentRun.Output {
    let run = try await client(role).call(
      StartAgentRun(flow: flow, tenant: tenant, operation: operation, question: question, trigger: .cli))
    try await runner.run(run.id)
    return try await client(role).call(GetAgentRun(run: run.id.rawValue))
  }

  /// Lets a worker do a run's job.
  func workAgents(until id: AgentRunID, _ work: AgentJob.Work? = nil) async throws {
    let runner = runner
    let definition = AgentJob.definition(storage.agents, work: work ?? { try await runner.work($0, $1) })
    var quick = definition
    quick.retry = RetryPolicy(base: .milliseconds(5), cap: .milliseconds(20), triesMax: 3)
    let worker = Worker(id: WorkerID("w-\(id)"), store: storage.jobs, registry: JobRegistry([quick]))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await worker.run() }
      group.addTask { [storage] in
        while try await storage.agents.run(id)?.state.isOver != true {
          try await Task.sleep(for: .milliseconds(5))
        }
      }
      _ = try await group.next()
      group.cancelAll()
    }
  }
}

extension GetAgentRun.Output {
  /// What was said, without look-ups.
  var said: String { entries.filter { $0.kind == .text }.map(\.text).joined(separator: "\n") }

  var lookups: [String] { entries.filter { $0.kind == .lookup }.compactMap(\.tool) }
}
