import Foundation
import JobEngine
import StorageCore
import StorageSQLite

/// Workers that each take jobs of six steps and write intent and done of each step, as fast as they are
/// acknowledged.
struct StepBenchmark {
  let storage: OpenStorage
  let workers: Int
  let jobsEach: Int
  private let kind: JobKind = "bench"
  private let steps = (1...6).map { PlannedStep(name: StepName("step_\($0)"), title: "Step", effect: .named) }

  init(storage: OpenStorage, workers: Int, jobsEach: Int) {
    self.storage = storage
    self.workers = workers
    self.jobsEach = jobsEach
  }

  /// Durable step transitions per second.
  func run() async throws -> Double {
    for number in 0..<(workers * jobsEach) {
      let job = NewJob(
        id: JobID("job-\(number)"), lane: LaneKey("lane-\(number)"), subject: "", kind: kind, runAt: Date(),
        requestedBy: "bench", triggerSource: "cli", steps: steps)
      _ = try await storage.jobs.enqueue(job, at: Date())
    }
    let start = ContinuousClock.now
    let transitions = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<workers { group.addTask { try await work(WorkerID("worker-\(number)")) } }
      return try await group.reduce(0, +)
    }
    return Double(transitions) / StorageBenchmarks.seconds(ContinuousClock.now - start)
  }

  private func work(_ worker: WorkerID) async throws -> Int {
    var transitions = 0
    let plans: Set = [JobPlanKey(kind: kind, planVersion: 1)]
    while true {
      let now = Date()
      let request = ClaimRequest(worker: worker, limit: 1, now: now, leaseUntil: now + 15, plans: plans)
      guard let claimed = try await storage.jobs.claim(request).first else { return transitions }
      for step in 1...steps.count {
        _ = try await storage.jobs.beginIntent(step: step, under: claimed.lease, at: now)
        _ = try await storage.jobs.completeStep(step: step, externalRef: "ref", under: claimed.lease, at: now)
        transitions += 2
      }
      _ = try await storage.jobs.finish(.succeeded, under: claimed.lease, at: now)
    }
  }
}
