import Foundation
import JobEngine

extension JobStoreConformance {
  static let guarding: [Check] = [
    Check(name: "an expired lease is rescued and its worker's every write refused") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let old = try await bench.claimOne("w1", at: 0, ttl: 10)
      _ = try await bench.store.beginIntent(step: 1, under: old.lease, at: bench.time(1))
      try requireEqual(try await bench.store.rescueExpired(at: bench.time(10)), [], "not yet")
      try requireEqual(try await bench.store.rescueExpired(at: bench.time(11)), ["j1"], "rescued")
      try requireEqual(try await bench.job("j1").rescues, 1, "rescues")
      try requireEqual(try await bench.store.attempts(of: "j1").map(\.outcome), [.lost], "attempts")
      for isTaken in [false, true] {
        if isTaken { _ = try await bench.claimOne("w2", at: 12) }
        try await refusesEverything(bench, old.lease, at: bench.time(13))
      }
      try requireEqual(try await bench.step(1, of: "j1").phase, .intent, "the step")
    },
    Check(name: "a worker that lost a lane cannot write to it under an old fence of its own") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let old = try await bench.claimOne("w1", ttl: 1)
      _ = try await bench.store.rescueExpired(at: bench.time(5))
      let new = try await bench.claimOne("w1", at: 6)
      try await refusesEverything(bench, old.lease, at: bench.time(7))
      _ = try await bench.store.beginIntent(step: 1, under: new.lease, at: bench.time(8))
    },
    Check(name: "an expired lease that nobody took still writes") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let claimed = try await bench.claimOne(ttl: 1)
      _ = try await bench.store.beginIntent(step: 1, under: claimed.lease, at: bench.time(100))
    },
    Check(name: "a renewal tells what is still held and what is to be cancelled") { bench in
      try await bench.enqueue(bench.newJob("j1", lane: "a"))
      try await bench.enqueue(bench.newJob("j2", lane: "b"))
      try await bench.enqueue(bench.newJob("j3", lane: "c"))
      let leases = try await bench.claim(ttl: 10).map(\.lease)
      _ = try await bench.store.release(leases[2], at: bench.start)
      _ = try await bench.accept(.cancel, on: "j2")
      let receipt = try await bench.store.renew(leases, of: "w1", until: bench.time(30), at: bench.time(8))
      try requireEqual(receipt.held, ["a", "b"], "held")
      try requireEqual(receipt.cancelRequested, ["b"], "to cancel")
      try requireEqual(try await bench.store.rescueExpired(at: bench.time(20)), [], "rescued")
      try requireEqual(try await bench.store.lane("a")?.leaseUntil, bench.time(30), "lease")
      let zombie = Lease(lane: "a", worker: "w1", fence: .none, job: "j1")
      try requireEqual(
        try await bench.store.renew([zombie], of: "w1", until: bench.time(99), at: bench.time(9)).held, [])
    },
    Check(name: "a dead worker's lanes are free at once, others' stay") { bench in
      try await bench.store.register(
        WorkerRecord(id: "w1", host: "h", processID: 1, startedAt: bench.start, lastSeenAt: bench.start))
      try await bench.enqueue(bench.newJob("j1", lane: "a"))
      try await bench.enqueue(bench.newJob("j2", lane: "b"))
      _ = try await bench.claim("w1", limit: 1)
      _ = try await bench.claim("w2", limit: 1)
      try requireEqual(try await bench.store.leaseHolders(), ["w1", "w2"], "holders")
      try requireEqual(try await bench.store.workers().map(\.id), ["w1", "w2"], "workers")
      try requireEqual(try await bench.store.releaseDead(["w1"], at: bench.time(1)), ["j1"], "released")
      try requireEqual(try await bench.claim("w3", at: 1).map(\.job.id), ["j1"], "claimed again")
    },
    Check(name: "an unregistered worker is forgotten with its lanes") { bench in
      try await bench.store.register(
        WorkerRecord(id: "w1", host: "h", processID: 1, startedAt: bench.start, lastSeenAt: bench.start))
      try await bench.enqueue(bench.newJob("j1"))
      _ = try await bench.claimOne("w1")
      try await bench.store.unregister("w1", at: bench.time(1))
      try requireEqual(try await bench.store.workers(), [], "workers")
      try requireEqual(try await bench.claim("w2", at: 1).count, 1, "claims")
    },
    Check(name: "a released lane is taken over at once, without counting as a loss") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let first = try await bench.claimOne()
      _ = try await bench.store.release(first.lease, at: bench.time(1))
      let second = try await bench.claimOne("w2", at: 1)
      try requireEqual(second.job.rescues, 0, "rescues")
      try await refusesEverything(bench, first.lease, at: bench.time(2))
    },
  ]

  private static func refusesEverything(_ bench: StoreBench, _ lease: Lease, at now: Date) async throws {
    let writes: [WorkerWrite] = [
      .beginIntent(step: 1), .recordActed(step: 1, externalRef: "x", result: nil),
      .completeStep(step: 1, externalRef: nil, result: nil), .skipStep(step: 1, reason: "x"),
      .recordFault(step: 1, fault: bench.fault(), phase: .failed, disposition: .park),
      .recordFault(step: 1, fault: bench.fault(), phase: .pending, disposition: .retry(at: WaitTime(now))),
      .recordFault(step: 1, fault: bench.fault(), phase: .failed, disposition: .fail),
      .snooze(step: 1, until: WaitTime(now), phase: .pending, progress: nil),
      .progress(step: 1, StepProgress(text: "x")), .finish(.succeeded), .finish(.cancelled()),
      .finish(.failed(bench.fault())), .release,
    ]
    let before = try await bench.store.latestEventSequence()
    for write in writes {
      try await bench.requireStale("\(write)") {
        _ = try await bench.store.perform(write, under: lease, at: now)
      }
    }
    try await bench.requireStale("a log line") {
      try await bench.store.appendLogs([LogEntry(time: now, level: .info, text: "x")], step: 1, under: lease)
    }
    try requireEqual(try await bench.store.latestEventSequence(), before, "events")
  }
}
