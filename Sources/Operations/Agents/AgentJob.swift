import Foundation
import JobEngine
import StorageCore
import TenantModel

/// The job that runs a flow of the AI console. Each run has a lane of its own, so that none waits for a slow answer to
/// another; a process that dies leaves the run to the next worker, which begins again from the question.
package enum AgentJob {
  package static let kind: JobKind = "agent_run"
  private static let step: StepName = "answer"
  private static let secondsMax = 900

  /// Does the run to its end.
  package typealias Work = @Sendable (AgentRunID, StepContext) async throws -> Void

  package struct Parameters: Codable, Equatable, Sendable {
    package var run: AgentRunID

    package init(run: AgentRunID) {
      self.run = run
    }
  }

  /// - Parameters:
  ///   - store: where the run is told to have ended when its job ended otherwise than by answering.
  ///   - work: does the run.
  package static func definition(_ store: any AgentStore, work: @escaping Work) -> JobDefinition {
    JobDefinition(
      kind: kind, summary: "Run a flow of the AI console",
      retry: RetryPolicy(triesMax: 3, spanMax: .seconds(secondsMax), rescuesMax: 3), onExhaustion: .fail,
      steps: [
        StepDefinition(
          plan,
          act: { context in
            let parameters = try context.parameters(as: Parameters.self)
            try await OperationFault.mapped(.uncertainEffect) { try await work(parameters.run, context) }
            return ActResult()
          })
      ],
      witness: JobWitness { moment, context in await tell(store, moment, context) })
  }

  package static func job(_ run: AgentRun, trigger: TriggerSource, idempotency: JobIdempotency?, at now: Date)
    throws -> NewJob
  {
    NewJob(
      id: JobID(run.id.rawValue), lane: LaneKey("agent:\(run.id)"), subject: "agent:\(run.id)", kind: kind,
      parameters: try JobPayload.encode(Parameters(run: run.id)), runAt: now, requestedBy: run.actor,
      triggerSource: trigger.rawValue, idempotency: idempotency, steps: [plan])
  }

  /// Asking and looking up change nothing, so that both may be done again.
  private static var plan: PlannedStep {
    PlannedStep(
      name: step, title: "Look up and answer", effect: .none, repeatSafe: true,
      deadline: .seconds(secondsMax))
  }

  private static func tell(
    _ store: any AgentStore, _ moment: JobWitness.Moment, _ context: StepContext
  ) async {
    let end: (state: AgentRun.State, problem: String?)? =
      switch moment {
      case .began: nil
      case .parked(let fault), .failed(let fault): (.failed, fault.message)
      case .cancelled: (.cancelled, nil)
      }
    guard let end, let id = try? AgentRunID(context.job.id.rawValue) else { return }
    do {
      try await store.finish(id, as: end.state, problem: end.problem, at: context.clock.now())
    } catch {
      context.log(.warning, "The run's end could not be written down: \(error)")
    }
  }
}
