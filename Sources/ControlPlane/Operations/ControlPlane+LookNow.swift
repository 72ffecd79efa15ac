import JobEngine
import TenantModel

extension ControlPlane {
  /// Makes an operation that waits for a system outside look at once whether what it waits for is there. Nothing else comes
  /// of it, so that anybody may say it; an operation that does not wait goes on as it does.
  package func lookNow(_ operation: OperationID, why: String) async {
    _ = try? await parts.jobs.perform(
      .lookNow(why: why), on: JobID(operation.rawValue), by: "webhook", at: parts.now())
  }
}
