import Foundation
import JobEngine

extension JobStoreConformance {
  static let claiming: [Check] = [
    Check(name: "jobs of one lane run one at a time, in the order they were enqueued") { bench in
      for id in ["j1", "j2", "j3"] as [JobID] {
        try await bench.enqueue(bench.newJob(id, priority: id == "j3" ? 1 : 100, steps: StoreBench.oneStep))
      }
      for id in ["j1", "j2", "j3"] as [JobID] {
        let claimed = try await bench.claim()
        try requireEqual(claimed.map(\.job.id), [id], "claimed")
        try requireEqual(try await bench.claim("w2").count, 0, "second claims")
        let lease = claimed[0].lease
        _ = try await bench.store.completeStep(step: 1, under: lease, at: bench.start)
        _ = try await bench.store.finish(.succeeded, under: lease, at: bench.start)
      }
      try requireEqual(try await bench.claim().count, 0, "claims of an empty lane")
    },
    Check(name: "a claim takes at most its limit, by priority, then by readiness") { bench in
      try await bench.enqueue(bench.newJob("late", lane: "l", runAt: 2))
      try await bench.enqueue(bench.newJob("early", lane: "e", runAt: 1))
      try await bench.enqueue(bench.newJob("urgent", lane: "u", runAt: 3, priority: 1))
      try await bench.enqueue(bench.newJob("future", lane: "f", runAt: 99, priority: 0))
      let first = try await bench.claim(limit: 2, at: 5)
      try requireEqual(first.map(\.job.id), ["urgent", "early"], "first")
      try requireEqual(try await bench.claim("w2", at: 5).map(\.job.id), ["late"], "second")
    },
    Check(name: "a claim hands over the job as running, its steps and a higher fence") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let first = try await bench.claimOne(at: 1)
      try requireEqual(first.job.state, .running)
      try requireEqual(first.job.startedAt, bench.time(1))
      try requireEqual(first.steps.map(\.name), ["one", "two", "three"])
      try requireEqual(try await bench.job("j1"), first.job)
      _ = try await bench.store.release(first.lease, at: bench.time(2))
      let second = try await bench.claimOne("w2", at: 3)
      try require(second.lease.fence > first.lease.fence, "the fence grows")
      try requireEqual(second.job.startedAt, bench.time(1), "first start")
    },
    Check(name: "jobs of an unknown kind or plan version are passed over") { bench in
      try await bench.enqueue(bench.newJob("other", lane: "o", kind: "other"))
      try await bench.enqueue(bench.newJob("newer", lane: "n", planVersion: 2))
      try requireEqual(try await bench.claim().count, 0, "claims")
      try requireEqual(try await bench.store.nextWakeUp(for: "w1", plans: StoreBench.plans), nil, "wake-up")
      try requireEqual(
        try await bench.claim(plans: [JobPlanKey(kind: "other", planVersion: 1)]).map(\.job.id), ["other"])
    },
    Check(name: "concurrent claims never share a lane") { bench in
      for number in 0..<50 {
        try await bench.enqueue(bench.newJob(JobID("j\(number)"), lane: LaneKey("l\(number)")))
      }
      let claimed = try await withThrowingTaskGroup(of: [JobID].self) { group in
        for worker in 0..<10 {
          group.addTask { try await bench.claim(WorkerID("w\(worker)"), limit: 7).map(\.job.id) }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      try requireEqual(claimed.count, 50, "claims")
      try requireEqual(Set(claimed).count, 50, "distinct claims")
    },
    Check(name: "twenty thousand jobs behind a blocked lane do not slow a claim") { bench in
      /// The shortest of a few claims of that job: what the store takes, and not what else the machine has to do.
      func shortestClaim(of id: JobID, within limit: Duration) async throws -> Duration {
        let clock = ContinuousClock()
        var best = Duration.seconds(3_600)
        for _ in 0..<20 where best >= limit {
          var claimed: [ClaimedJob] = []
          best = min(best, try await clock.measure { claimed = try await bench.claim() })
          try requireEqual(claimed.map(\.job.id), [id])
          // At the time it was claimed: the next try asks then, too.
          for job in claimed { _ = try await bench.store.release(job.lease, at: bench.time(0)) }
        }
        return best
      }
      try await bench.enqueue(bench.newJob("free", lane: "free"))
      let alone = try await shortestClaim(of: "free", within: .zero)
      try await bench.enqueue(bench.newJob("first", lane: "blocked", priority: 1, steps: StoreBench.oneStep))
      try await bench.park(try await bench.claimOne(), step: 1)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for part in 0..<40 {
          group.addTask {
            for number in 0..<500 {
              try await bench.enqueue(
                bench.newJob(JobID("b\(part)-\(number)"), lane: "blocked", steps: StoreBench.oneStep))
            }
          }
        }
        try await group.waitForAll()
      }
      let limit = max(.milliseconds(100), alone * 10)
      let behind = try await shortestClaim(of: "free", within: limit)
      try require(behind < limit, "the claim took \(behind), with nothing in its way \(alone)")
    },
    Check(name: "the next wake-up is the earliest thing to do") { bench in
      func next(_ worker: WorkerID = "w1") async throws -> Date? {
        try await bench.store.nextWakeUp(for: worker, plans: StoreBench.plans)
      }
      try requireEqual(try await next(), nil, "empty")
      try await bench.enqueue(bench.newJob("j1", lane: "a", runAt: 10))
      try await bench.enqueue(bench.newJob("j2", lane: "b", runAt: 20))
      try requireEqual(try await next(), bench.time(10), "first due")
      let claimed = try await bench.claimOne(at: 12, ttl: 3)
      try requireEqual(try await next("w2"), bench.time(15), "a peer's lease")
      try requireEqual(try await next("w1"), bench.time(20), "own leases do not count")
      _ = try await bench.store.snooze(
        step: 1, until: WaitTime(bench.time(18)), leaving: .pending, under: claimed.lease, at: bench.time(13))
      try requireEqual(try await next(), bench.time(18), "a wait")
      let again = try await bench.claimOne(at: 18)
      try await bench.park(again, step: 1, at: 18)
      try requireEqual(try await next(), bench.time(20), "parked jobs do not count")
    },
  ]
}
