import JobEngine
import TenantModel

/// Writes down which image the tenant runs, once it has been seen to work.
enum RecordImageStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "record_image", "Note the image", usually: .seconds(1), effect: .none, deadline: .seconds(60),
      runbook: .uncertainEffect, in: environment
    ) { run in
      let change = try ImageGatesStep.change(run)
      try await environment.tenants.record(image: change.to, of: run.tenant.id)
      run.finish("\(change.to), \(change.from) is kept for a rollback")
      return ActResult()
    }
  }
}
