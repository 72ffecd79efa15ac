import JobEngine

/// Makes sure that the slug is this tenant's and the tenant this operation's.
enum ReserveStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "reserve", "Reserve the name", usually: .seconds(1), effect: .none, deadline: .seconds(60),
      runbook: .nameConflict, in: environment
    ) { run in
      let holder = try await environment.tenants.tenant(slug: run.parameters.slug)
      guard holder?.id == run.tenant.id else {
        throw StepFailure.conflict("The slug \(run.parameters.slug) belongs to another tenant.", run)
      }
      if let other = run.tenant.currentOperationId, other != run.operation {
        throw StepFailure.conflict("Operation \(other) has the tenant.", run)
      }
      run.log("\(run.tenant.slug): database \(run.tenant.dbName), namespace \(run.tenant.k8sNamespace)")
      return ActResult(externalRef: run.tenant.slug.rawValue)
    }
  }
}

extension StepFailure {
  fileprivate static func conflict(_ message: String, _ run: OperationRun) -> StepFailure {
    .conflict(JobFault.codeNameConflict, message, runbook: Runbook.nameConflict.path)
  }
}
