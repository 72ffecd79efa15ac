import JobEngine
import TenantModel
import TenantryAPI

extension CancelAgentRun: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> AgentRun {
    let run = try await context.agentRun(run)
    if let reason = context.cancelDecision(of: run).reason {
      throw APIProblem(.refused, "The run cannot be cancelled: \(reason).")
    }
    let now = context.parts.now()
    switch try await context.parts.jobs.perform(
      .cancel, on: JobID(run.id.rawValue), by: context.caller.actor, at: now)
    {
    // A worker that has it tells when it has stopped.
    case .accepted(let job) where !job.state.isTerminal: break
    case .accepted:
      try await context.parts.agents.finish(run.id, as: .cancelled, problem: nil, at: now)
    // It has just ended; what it came to is written down.
    case .refused(.finished): break
    case .refused(let refusal): throw APIProblem(.refused, refusal.message)
    }
    return try await context.agentRun(run.id.rawValue)
  }
}
