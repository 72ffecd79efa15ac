import Foundation
import JobEngine

extension JobStoreConformance {
  static let enqueueing: [Check] = [
    Check(name: "an enqueued job is stored as it was given, with its plan and an event") { bench in
      let new = bench.newJob(
        "j1", runAt: 5, priority: 7, idempotency: JobIdempotency(scope: "s", key: "k", fingerprint: "f"))
      guard case .created(let job) = try await bench.store.enqueue(new, at: bench.time(1)) else {
        throw ConformanceFailure(message: "not created", file: #fileID, line: #line)
      }
      try require(job.number > 0, "a stored job has a number")
      var expected = JobRecord(new, at: bench.time(1))
      expected.number = job.number
      try requireEqual(job, expected)
      try requireEqual(try await bench.job("j1"), expected)
      let steps = try await bench.store.steps(of: "j1")
      try requireEqual(steps.map(\.plan), new.steps, "plan")
      try requireEqual(steps.map(\.phase), [.pending, .pending, .pending], "phases")
      try requireEqual(steps.map(\.idempotencyKey), ["j1:one:1", "j1:two:1", "j1:three:1"], "keys")
      let events = try await bench.store.events(after: 0, limit: 10)
      try requireEqual(events.map(\.type), [.enqueued], "events")
      try requireEqual(events.first?.subject, "subject")
    },
    Check(name: "the same request twice is one job, another under the same key is refused") { bench in
      let key = JobIdempotency(scope: "s", key: "k", fingerprint: "f")
      let first = try await bench.enqueue(bench.newJob("j1", idempotency: key))
      guard
        case .existing(let again) = try await bench.store.enqueue(
          bench.newJob("j2", idempotency: key), at: bench.time(1))
      else { throw ConformanceFailure(message: "enqueued twice", file: #fileID, line: #line) }
      try requireEqual(again, first)
      try requireEqual(try await bench.store.job("j2"), nil)
      var other = key
      other.fingerprint = "g"
      do {
        try await bench.enqueue(bench.newJob("j3", idempotency: other))
        throw ConformanceFailure(message: "conflict was accepted", file: #fileID, line: #line)
      } catch JobStoreError.idempotencyConflict(let existing) {
        try requireEqual(existing, "j1")
      }
      other.scope = "t"
      try await bench.enqueue(bench.newJob("j4", idempotency: other))
    },
    Check(name: "a hundred equal requests at once make one job") { bench in
      let key = JobIdempotency(scope: "s", key: "k", fingerprint: "f")
      let ids = try await withThrowingTaskGroup(of: JobID.self) { group in
        for number in 0..<100 {
          group.addTask { try await bench.enqueue(bench.newJob(JobID("j\(number)"), idempotency: key)).id }
        }
        var ids: Set<JobID> = []
        for try await id in group { ids.insert(id) }
        return ids
      }
      try requireEqual(ids.count, 1, "jobs")
      try requireEqual(try await bench.store.jobs(JobQuery()).count, 1, "rows")
    },
    Check(name: "a job id is never used twice") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      do {
        try await bench.enqueue(bench.newJob("j1"))
        throw ConformanceFailure(message: "duplicate was accepted", file: #fileID, line: #line)
      } catch JobStoreError.duplicateJob(let id) {
        try requireEqual(id, "j1")
      }
    },
    Check(name: "an empty plan is refused and leaves nothing") { bench in
      do {
        try await bench.enqueue(bench.newJob("j1", steps: []))
        throw ConformanceFailure(message: "an empty plan was accepted", file: #fileID, line: #line)
      } catch JobStoreError.illegalWrite {
        try requireEqual(try await bench.store.latestEventSequence(), 0)
      }
    },
  ]
}
