import Foundation
import JobEngine

/// A store under test with short ways to say what the checks do.
struct StoreBench: Sendable {
  let store: any JobStore
  let start = Date(timeIntervalSince1970: 1_700_000_000)
  static let kind: JobKind = "bench"
  static let plans: Set<JobPlanKey> = [JobPlanKey(kind: kind, planVersion: 1)]

  func time(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

  func newJob(
    _ id: JobID, lane: LaneKey = "a", runAt: Double = 0, priority: Int = 100, kind: JobKind = StoreBench.kind,
    planVersion: Int = 1, subject: String = "subject", idempotency: JobIdempotency? = nil,
    steps: [PlannedStep] = StoreBench.threeSteps
  ) -> NewJob {
    NewJob(
      id: id, lane: lane, subject: subject, kind: kind, planVersion: planVersion, parameters: Data("{}".utf8),
      runAt: time(runAt), requestedBy: "tester", triggerSource: "test", idempotency: idempotency,
      priority: priority, steps: steps)
  }

  static let threeSteps: [PlannedStep] = [
    PlannedStep(name: "one", title: "One", effect: .named),
    PlannedStep(name: "two", title: "Two", effect: .blind, skippable: true, cancellable: false),
    PlannedStep(name: "three", title: "Three", effect: .none),
  ]
  static let oneStep: [PlannedStep] = [PlannedStep(name: "one", title: "One", effect: .none)]

  @discardableResult
  func enqueue(_ job: NewJob, at seconds: Double = 0) async throws -> JobRecord {
    try await store.enqueue(job, at: time(seconds)).job
  }

  func claim(
    _ worker: WorkerID = "w1", limit: Int = 10, at seconds: Double = 0, ttl: Double = 15,
    plans: Set<JobPlanKey> = StoreBench.plans
  ) async throws -> [ClaimedJob] {
    try await store.claim(
      ClaimRequest(
        worker: worker, limit: limit, now: time(seconds), leaseUntil: time(seconds + ttl), plans: plans))
  }

  func claimOne(_ worker: WorkerID = "w1", at seconds: Double = 0, ttl: Double = 15) async throws
    -> ClaimedJob
  {
    try unwrap(try await claim(worker, limit: 1, at: seconds, ttl: ttl).first, "job to claim")
  }

  func job(_ id: JobID) async throws -> JobRecord { try unwrap(try await store.job(id), "job \(id)") }

  func step(_ number: Int, of id: JobID) async throws -> StepRecord {
    try unwrap(try await store.steps(of: id).first { $0.number == number }, "step \(number) of \(id)")
  }

  /// Brings the current step from pending to done.
  func finishStep(_ number: Int, under lease: Lease, at seconds: Double = 0, result: Data? = nil) async throws
  {
    _ = try await store.beginIntent(step: number, under: lease, at: time(seconds))
    _ = try await store.recordActed(
      step: number, externalRef: "ref-\(number)", result: nil, under: lease, at: time(seconds))
    _ = try await store.completeStep(step: number, result: result, under: lease, at: time(seconds))
  }

  func fault(_ code: String = "boom", _ retryClass: RetryClass = .permanent) -> JobFault {
    JobFault(code: code, message: "It broke.", retryClass: retryClass)
  }

  /// Parks the job at its current step.
  func park(_ claimed: ClaimedJob, step: Int, leaving phase: StepPhase = .failed, at seconds: Double = 0)
    async throws
  {
    _ = try await store.recordStepFault(
      step: step, fault(), leaving: phase, then: .park, under: claimed.lease, at: time(seconds))
  }

  func decide(_ command: OperatorCommand, on id: JobID, at seconds: Double = 0) async throws
    -> OperatorOutcome
  {
    try await store.perform(command, on: id, by: "operator", at: time(seconds))
  }

  func accept(_ command: OperatorCommand, on id: JobID, at seconds: Double = 0) async throws -> JobRecord {
    guard case .accepted(let job) = try await decide(command, on: id, at: seconds) else {
      throw ConformanceFailure(message: "\(command) was refused", file: #fileID, line: #line)
    }
    return job
  }

  func requireStale(
    _ what: String, file: StaticString = #fileID, line: UInt = #line, _ write: () async throws -> Void
  ) async throws {
    do {
      try await write()
    } catch JobStoreError.staleLease {
      return
    }
    throw ConformanceFailure(message: "\(what) was accepted under a stale lease", file: file, line: line)
  }
}
