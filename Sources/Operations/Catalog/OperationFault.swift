import Integrations
import JobEngine
import StorageCore

/// Turns what integrations and the storage throw into what the engine understands.
enum OperationFault {
  /// Runs a part of a step; whatever it throws leaves as a `StepFailure`, a pause or an interruption.
  static func mapped<Value: Sendable>(_ runbook: Runbook, _ body: () async throws -> Value) async throws
    -> Value
  {
    do {
      return try await body()
    } catch let error as IntegrationError {
      throw try failure(error, runbook)
    } catch let error as StorageError {
      throw failure(error)
    } catch let error as DesiredStateError {
      throw StepFailure.permanent(
        FaultCodes.desiredStateInvalid, error.message, runbook: Runbook.gitDesiredState.path)
    }
  }

  private static func failure(_ error: IntegrationError, _ runbook: Runbook) throws -> any Error {
    switch error.code {
    case IntegrationError.codeBreakerOpen:
      return StepPause(after: error.retryAfter ?? .seconds(5), reason: error.message)
    case IntegrationError.codeCancelled where Task.isCancelled: return CancellationError()
    default: break
    }
    let retryClass: RetryClass =
      switch error.retry {
      case .transient: .transient
      case .permanent: .permanent
      case .conflict: .conflict
      case .uncertain: .uncertain
      }
    let fault = JobFault(
      code: error.code, message: error.message, detail: error.detail, retryClass: retryClass,
      runbook: runbook.path)
    return StepFailure(fault: fault, retryAfter: error.retryAfter)
  }

  private static func failure(_ error: StorageError) -> StepFailure {
    switch error.code {
    case .locked, .diskFull, .failed:
      .transient(FaultCodes.storage, error.message, detail: error.detail ?? "")
    default: .permanent(FaultCodes.storage, error.message, detail: error.detail ?? "")
    }
  }
}
