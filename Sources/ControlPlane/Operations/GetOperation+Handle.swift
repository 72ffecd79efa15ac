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
      summary: summary, steps: view.stepViews, log: try await context.logTail(of: view), retry: retry(job, context),
      cancel: cancel(view, context), undo: context.parts.operations.undo(summary.kind),
      isCancelRequested: job.cancelRequestedAt != nil && !job.state.isTerminal)
  }

  private func retry(_ job: JobRecord, _ context: RequestContext) -> Decision {
    let allowed = AccessPolicy.decide(context.caller.role, .operationsControl, .own)
    guard allowed.isAllowed else { return allowed }
    return job.state == .parked
      ? .allowed : .refused(reason: "only a parked operation is retried; this one is \(job.state.rawValue)")
  }

  private func cancel(_ view: JobView, _ context: RequestContext) -> Decision {
    let allowed = AccessPolicy.decide(context.caller.role, .operationsControl, .own)
    guard allowed.isAllowed else { return allowed }
    if view.job.state.isTerminal { return .refused(reason: "it is over") }
    if view.job.cancelRequestedAt != nil { return .refused(reason: "somebody cancelled it already") }
    guard let step = view.steps.first(where: { !$0.phase.isOver }), !step.plan.cancellable else { return .allowed }
    return .refused(reason: "“\(step.title)” has no way back: let it end")
  }
}
