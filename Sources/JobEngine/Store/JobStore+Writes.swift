import Foundation

/// The worker's writes by their business names. Each is `perform(_:under:at:)` and throws as that does.
extension JobStore {
  /// The step is about to act. Check `cancelRequested` of the answer: then nothing was written.
  package func beginIntent(step: Int, under lease: Lease, at now: Date) async throws -> WriteReceipt {
    try await perform(.beginIntent(step: step), under: lease, at: now)
  }

  package func recordActed(
    step: Int, externalRef: String?, result: Data?, under lease: Lease, at now: Date
  ) async throws -> WriteReceipt {
    try await perform(
      .recordActed(step: step, externalRef: externalRef, result: result), under: lease, at: now)
  }

  package func completeStep(
    step: Int, externalRef: String? = nil, result: Data? = nil, under lease: Lease, at now: Date
  ) async throws -> WriteReceipt {
    try await perform(
      .completeStep(step: step, externalRef: externalRef, result: result), under: lease, at: now)
  }

  package func skipStep(step: Int, reason: String, under lease: Lease, at now: Date) async throws
    -> WriteReceipt
  {
    try await perform(.skipStep(step: step, reason: reason), under: lease, at: now)
  }

  package func recordStepFault(
    step: Int, _ fault: JobFault, leaving phase: StepPhase, then disposition: FaultDisposition,
    under lease: Lease,
    at now: Date
  ) async throws -> WriteReceipt {
    try await perform(
      .recordFault(step: step, fault: fault, phase: phase, disposition: disposition), under: lease, at: now)
  }

  package func snooze(
    step: Int, until: WaitTime, leaving phase: StepPhase, progress: StepProgress? = nil, under lease: Lease,
    at now: Date
  ) async throws -> WriteReceipt {
    try await perform(
      .snooze(step: step, until: until, phase: phase, progress: progress), under: lease, at: now)
  }

  package func progress(
    step: Int, _ progress: StepProgress, under lease: Lease, at now: Date
  ) async throws -> WriteReceipt {
    try await perform(.progress(step: step, progress), under: lease, at: now)
  }

  package func finish(_ outcome: JobOutcome, under lease: Lease, at now: Date) async throws -> WriteReceipt {
    try await perform(.finish(outcome), under: lease, at: now)
  }

  package func release(_ lease: Lease, at now: Date) async throws -> WriteReceipt {
    try await perform(.release, under: lease, at: now)
  }
}
