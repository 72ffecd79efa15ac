import Foundation

/// Where jobs are kept. Each method is one transaction; what a write changes is decided by `JobRules`, so that all
/// stores mean the same. `JobStoreConformance` is the test every store passes.
///
/// `now` is the caller's clock; a store that several hosts share may use its own instead.
/// - Throws: `JobStoreError` as each method says, and the store's own errors when it cannot read or write.
package protocol JobStore: Sendable {
  /// Hints that something was committed through this store or seen to be committed by another process.
  var feed: JobChangeFeed { get }

  /// Writes what `JobRules.enqueue` says, and the lane when it is new or was empty.
  ///
  /// The same idempotency scope, key and fingerprint as before return the job of then.
  /// - Throws: `.idempotencyConflict`, `.duplicateJob`.
  func enqueue(_ job: NewJob, at now: Date) async throws -> EnqueueOutcome

  func register(_ worker: WorkerRecord) async throws
  /// Forgets the worker and lets go whatever it still holds, as `releaseDead` does.
  func unregister(_ worker: WorkerID, at now: Date) async throws
  /// Registered workers and any others that hold lanes, by id.
  func workers() async throws -> [WorkerRecord]
  /// The owners of all leases, whether registered or not.
  func leaseHolders() async throws -> Set<WorkerID>

  /// Takes lanes that have no lease and whose head is due (`readyAt` ≤ now) and of a known plan, by (priority, readyAt,
  /// key), raises each lane's fence and applies `JobRules.claim` to its head.
  func claim(_ request: ClaimRequest) async throws -> [ClaimedJob]

  /// Prolongs those of the leases that still match, in one statement, and marks the worker as seen.
  /// Never throws `.staleLease`: what the answer lacks is lost.
  func renew(_ leases: [Lease], of worker: WorkerID, until: Date, at now: Date) async throws -> RenewalReceipt

  /// Guards with the lease, applies `JobRules.apply` and saves.
  /// - Throws: `.staleLease` when the guard matches nothing, `.illegalWrite`.
  func perform(_ write: WorkerWrite, under lease: Lease, at now: Date) async throws -> WriteReceipt

  /// Appends to the step's log and drops what `LogBounds` says. Need not survive a power loss; writes no event.
  /// - Throws: `.staleLease`.
  func appendLogs(_ entries: [LogEntry], step: Int, under lease: Lease) async throws

  /// Applies `JobRules.decide`.
  /// - Throws: `.noSuchJob`.
  func perform(_ command: OperatorCommand, on job: JobID, by actor: String, at now: Date) async throws
    -> OperatorOutcome

  /// Takes every lane from workers that are certainly dead, applying `JobRules.rescue`.
  /// - Returns: the jobs that may be claimed again.
  func releaseDead(_ workers: Set<WorkerID>, at now: Date) async throws -> [JobID]

  /// Takes every lane whose `leaseUntil` < now from its owner, applying `JobRules.rescue`.
  /// - Returns: the jobs that may be claimed again.
  func rescueExpired(at now: Date) async throws -> [JobID]

  /// The earliest time at which there may be something to do: the least `readyAt` of free lanes whose head is of a
  /// known plan, and `leaseUntil` of lanes that others hold; nil when only a change can bring work.
  func nextWakeUp(for worker: WorkerID, plans: Set<JobPlanKey>) async throws -> Date?

  func job(_ id: JobID) async throws -> JobRecord?
  /// Newest first.
  func jobs(_ query: JobQuery) async throws -> [JobRecord]
  /// In order; empty for an unknown job.
  func steps(of job: JobID) async throws -> [StepRecord]
  /// Oldest first.
  func attempts(of job: JobID) async throws -> [StepAttempt]
  /// Lines with a higher sequence than `after`, at most `limit` of them.
  func logs(of job: JobID, after: Int64, limit: Int) async throws -> JobLogPage
  /// Events with a higher sequence than `after`, ascending, at most `limit` of them.
  func events(after: Int64, limit: Int) async throws -> [JobEvent]
  /// 0 when there is none.
  func latestEventSequence() async throws -> Int64
  /// From the newest `DurationStatistic.runsMax` jobs of the kind that succeeded: first the whole job (start to
  /// end), then each step that was done (start to end), by name. Empty without past runs.
  func durations(of kind: JobKind) async throws -> [DurationStatistic]
  func lane(_ key: LaneKey) async throws -> LaneRecord?
}
