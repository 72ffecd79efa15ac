import JobEngine
import TenantModel
import TenantryAPI

extension GetOperation: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(ofOperation: operation)
  }

  package func handle(in context: RequestContext) async throws -> OperationDetail {
    let job = try await context.job(operation)
    let view = try await context.view(of: job)
    let summary = try view.summary(of: await context.tenant(of: job))
    return OperationDetail(
      summary: summary, steps: view.stepViews, log: try await context.logTail(of: view).lines,
      retry: retry(job, context),
      cancel: cancel(view, context), override: override(job, context),
      overridden: job.pass.map { "\($0.actor): \($0.reason)" }, undo: context.parts.operations.undo(summary.kind, of: job),
      isCancelRequested: job.cancelRequestedAt != nil && !job.state.isTerminal)
  }

  private func retry(_ job: JobRecord, _ context: RequestContext) -> Decision {
    let allowed = context.control(of: job)
    guard allowed.isAllowed else { return allowed }
    return job.state == .parked
      ? .allowed : .refused(reason: "only a parked operation is retried; this one is \(job.state.rawValue)")
  }

  private func override(_ job: JobRecord, _ context: RequestContext) -> Decision? {
    guard job.hold != nil else { return nil }
    return AccessPolicy.decide(context.caller.role, OverrideHold.permission, .own)
  }

  private func cancel(_ view: JobView, _ context: RequestContext) -> Decision {
    let allowed = context.control(of: view.job)
    guard allowed.isAllowed else { return allowed }
    let job = view.job
    if job.state.isTerminal { return .refused(reason: "it is over") }
    if job.cancelRequestedAt != nil, job.state != .parked {
      return .refused(reason: "somebody cancelled it already")
    }
    // The engine's own rule, so that what is offered here is what is done there. Whether a worker holds the lane
    // decides when it ends, not whether it may.
    let snapshot = JobSnapshot(job: job, steps: view.steps)
    let decision = JobRules.decide(
      .cancel, on: snapshot, by: context.caller.actor, isLeased: true, at: context.parts.now())
    switch decision {
    case .change: return .allowed
    case .refused(.notCancellable(let name)):
      let step = view.steps.first { $0.name == name }
      let title = step?.title ?? name.rawValue
      return step?.phase == .uncertain
        ? .refused(reason: "nobody knows what became of “\(title)”: look first")
        : .refused(reason: "“\(title)” has no way back: let it end")
    case .refused(let refusal): return .refused(reason: refusal.message)
    }
  }
}
