import JobEngine

/// Ends the subscription: nothing is billed for a tenant that is gone.
enum EndSubscriptionStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "end_subscription", "End the subscription", usually: .seconds(1), effect: .none, deadline: .seconds(60),
      runbook: .uncertainEffect, in: environment
    ) { run in
      try await environment.tenants.endSubscription(of: run.tenant.id)
      try await run.record(.unknown, "decommissioned")
      run.finish("nothing more is billed")
      return ActResult()
    }
  }
}
