import ControlPlane
import Foundation
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI

extension ControlWorld {
  /// Lets a worker run until the operation is over or parked.
  @discardableResult
  package func work(until operation: OperationID) async throws -> JobRecord {
    let id = JobID(operation.rawValue)
    let definitions = controlPlane.parts.operations.definitions.map { definition in
      var quick = definition
      quick.retry = RetryPolicy(base: .milliseconds(5), cap: .milliseconds(20), triesMax: 3)
      return quick
    }
    let worker = Worker(
      id: WorkerID("w-\(operation)"), store: storage.jobs, registry: JobRegistry(definitions))
    let hints = storage.jobs.feed.hints()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await worker.run() }
      group.addTask { [storage] in
        if try await storage.jobs.job(id)?.isSettled == true { return }
        for await _ in hints where try await storage.jobs.job(id)?.isSettled == true { return }
      }
      _ = try await group.next()
      group.cancelAll()
    }
    guard let job = try await storage.jobs.job(id) else { throw JobStoreError.noSuchJob(id) }
    return job
  }

  /// Takes the operation's job in hand as a worker would, so that a test can write its steps itself.
  package func claim(_ operation: OperationID) async throws -> ClaimedJob {
    let now = controlPlane.parts.now()
    let claimed = try await storage.jobs.claim(
      ClaimRequest(
        worker: "by-hand", limit: 100, now: now, leaseUntil: now + 3_600,
        plans: Set(OperationKind.allCases.map { JobPlanKey(kind: JobKind($0.rawValue), planVersion: 1) })))
    guard let job = claimed.first(where: { $0.job.id.rawValue == operation.rawValue }) else {
      throw JobStoreError.noSuchJob(JobID(operation.rawValue))
    }
    return job
  }

  /// Does the operation's steps by hand, each taking as many seconds as given.
  package func finish(_ operation: OperationID, secondsPerStep: Double, externalRef: String? = nil)
    async throws
  {
    let claimed = try await claim(operation)
    for step in claimed.steps {
      _ = try await storage.jobs.beginIntent(step: step.number, under: claimed.lease, at: time.now)
      time.advance(secondsPerStep)
      _ = try await storage.jobs.completeStep(
        step: step.number, externalRef: externalRef, under: claimed.lease, at: time.now)
    }
    _ = try await storage.jobs.finish(.succeeded, under: claimed.lease, at: time.now)
  }

  /// Parks the operation at its first step.
  @discardableResult
  package func park(_ operation: OperationID, leaving phase: StepPhase = .failed) async throws -> ClaimedJob {
    let claimed = try await claim(operation)
    _ = try await storage.jobs.beginIntent(step: 1, under: claimed.lease, at: time.now)
    _ = try await storage.jobs.recordStepFault(
      step: 1, .fixture, leaving: phase, then: .park, under: claimed.lease, at: time.now)
    return claimed
  }
}

extension JobRecord {
  /// True when nothing happens any more unless somebody decides.
  package var isSettled: Bool { state.isTerminal || state == .parked }
}

extension JobFault {
  package static let fixture = JobFault(
    code: "image_pull", message: "The image cannot be pulled.", detail: "ErrImagePull",
    retryClass: .permanent,
    runbook: "docs/runbooks/image-pull.md", logsURL: "https://logs.example.net/1")
}

/// How many rows there are of everything that a call could have written.
package struct RowCounts: Equatable {
  package var tenants: Int
  package var jobs: Int
  package var changes: Int64
  package var files: [String]
}

extension ControlWorld {
  package func counts() async throws -> RowCounts {
    RowCounts(
      tenants: try await storage.tenants.tenants(TenantQuery(limit: 1)).total,
      jobs: try await storage.jobs.jobs(JobQuery(limit: 1_000)).count,
      changes: try await storage.changes.latestSequence(),
      files: (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []).sorted())
  }
}
