import JobEngine
import TenantModel

/// Writes down who paused the tenant, or that nobody does any more.
enum RecordPauseStep {
  static func pausing(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "record_pause", "Note the pause", usually: .seconds(1), effect: .none, deadline: .seconds(60),
      runbook: .uncertainEffect,
      in: environment
    ) { run in
      let by = run.parameters.pausedBy
      try await environment.tenants.record(
        pausedBy: by, reason: Self.reason(run.parameters), of: run.tenant.id)
      try await run.record(.unknown, "paused")
      return ActResult()
    }
  }

  /// Who paused it, and why where that was said.
  private static func reason(_ parameters: OperationParameters) -> String {
    "paused by \(parameters.actor)" + (parameters.reason.map { ": \($0)" } ?? "")
  }

  static func resuming(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "record_resume", "End the pause", usually: .seconds(1), effect: .none, deadline: .seconds(60),
      runbook: .uncertainEffect,
      in: environment
    ) { run in
      try await environment.tenants.record(pausedBy: nil, reason: nil, of: run.tenant.id)
      return ActResult()
    }
  }
}
