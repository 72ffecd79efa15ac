import Foundation
import JobEngine

extension JobStoreConformance {
  static let deciding: [Check] = [
    Check(name: "a queued job is cancelled at once, and its lane goes on") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      try await bench.enqueue(bench.newJob("j2"))
      try await bench.enqueue(bench.newJob("j3"))
      let held = try await bench.claimOne()
      try requireEqual(try await bench.accept(.cancel, on: "j2").state, .cancelled)
      _ = try await bench.store.beginIntent(step: 1, under: held.lease, at: bench.start)
      try await bench.park(held, step: 1)
      _ = try await bench.accept(.abandon(reason: "enough"), on: "j1")
      try requireEqual(try await bench.claimOne().job.id, "j3")
      try requireEqual(try await bench.decide(.cancel, on: "j2"), .refused(.finished(.cancelled)))
    },
    Check(name: "a running job is told of a cancel before it acts") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne().lease
      try requireEqual(try await bench.accept(.cancel, on: "j1").state, .running)
      let receipt = try await bench.store.beginIntent(step: 1, under: lease, at: bench.start)
      try require(receipt.cancelRequested, "the receipt tells")
      try requireEqual(try await bench.step(1, of: "j1").phase, .pending, "no intent")
      _ = try await bench.store.finish(.cancelled(), under: lease, at: bench.start)
      try requireEqual(try await bench.job("j1").state, .cancelled)
    },
    Check(name: "a job that waits with something under way is woken by a cancel") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne().lease
      _ = try await bench.store.beginIntent(step: 1, under: lease, at: bench.start)
      _ = try await bench.store.snooze(
        step: 1, until: WaitTime(bench.time(99)), leaving: .intent, under: lease, at: bench.start)
      try requireEqual(try await bench.accept(.cancel, on: "j1", at: 5).state, .waiting)
      let again = try await bench.claimOne(at: 5)
      try requireEqual(again.job.cancelRequestedBy, "operator")
      _ = try await bench.store.snooze(
        step: 1, until: WaitTime(bench.time(50), evenIfCancelled: true), leaving: .intent, under: again.lease,
        at: bench.time(6))
      try requireEqual(try await bench.claim(at: 49).count, 0, "claims before its time")
    },
    Check(name: "a wait that was written just after a cancel is over at once") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne().lease
      _ = try await bench.accept(.cancel, on: "j1")
      _ = try await bench.store.snooze(
        step: 1, until: WaitTime(bench.time(99)), leaving: .pending, under: lease, at: bench.time(1))
      try requireEqual(try await bench.claim(at: 1).count, 1, "claims")
    },
    Check(name: "past the point of no return a cancel is refused") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne().lease
      try await bench.finishStep(1, under: lease)
      try requireEqual(try await bench.decide(.cancel, on: "j1"), .refused(.notCancellable("two")))
    },
    Check(name: "only a parked job can be decided on") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      for command in [
        .retryStep, .retryFrom(step: 1), .skip(reason: "x"), .abandon(reason: "x"),
        .markDone(evidence: "x", externalRef: nil, result: nil),
      ] as [OperatorCommand] {
        try requireEqual(try await bench.decide(command, on: "j1"), .refused(.notParked(.queued)))
      }
      do {
        _ = try await bench.decide(.cancel, on: "nobody")
        throw ConformanceFailure(message: "an unknown job was decided on", file: #fileID, line: #line)
      } catch JobStoreError.noSuchJob(let id) {
        try requireEqual(id, "nobody")
      }
    },
    Check(name: "a retried step starts again with a fresh budget") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      try await bench.park(try await bench.claimOne(), step: 1)
      try requireEqual(try await bench.job("j1").state, .parked)
      let job = try await bench.accept(.retryStep, on: "j1", at: 7)
      try requireEqual(job.state, .queued)
      try requireEqual(job.fault, nil)
      let claimed = try await bench.claimOne(at: 7)
      try requireEqual(claimed.steps[0].phase, .pending)
      try requireEqual(claimed.steps[0].attempt, 1)
      try requireEqual(claimed.steps[0].startedAt, nil)
    },
    Check(name: "a retry from an earlier step asks for each effect anew") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let claimed = try await bench.claimOne()
      try await bench.finishStep(1, under: claimed.lease)
      try await bench.park(claimed, step: 2)
      try requireEqual(
        try await bench.decide(.retryFrom(step: 3), on: "j1"), .refused(.stepNotReached("three")))
      try requireEqual(try await bench.decide(.retryFrom(step: 9), on: "j1"), .refused(.noSuchStep(9)))
      _ = try await bench.accept(.retryFrom(step: 1), on: "j1")
      let steps = try await bench.claimOne().steps
      try requireEqual(steps.map(\.phase), [.pending, .pending, .pending])
      try requireEqual(steps.map(\.idempotencyKey), ["j1:one:2", "j1:two:2", "j1:three:1"])
      try requireEqual(steps[0].externalRef, nil)
    },
    Check(name: "a step can be declared done, with evidence") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let claimed = try await bench.claimOne()
      _ = try await bench.store.beginIntent(step: 1, under: claimed.lease, at: bench.start)
      try await bench.park(claimed, step: 1, leaving: .uncertain)
      _ = try await bench.accept(
        .markDone(evidence: "seen it", externalRef: "r", result: Data("1".utf8)), on: "j1")
      let again = try await bench.claimOne()
      try requireEqual(again.steps[0].phase, .done)
      try requireEqual(again.steps[0].externalRef, "r")
      let last = try unwrap(try await bench.store.attempts(of: "j1").last, "attempt")
      try requireEqual(last.outcome, .markedDone)
      try requireEqual(last.worker, nil)
    },
    Check(name: "who let a job begin is written down, and what has begun cannot be let begin") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let job = try await bench.accept(.pass(reason: "the cure"), on: "j1")
      try requireEqual(job.pass?.reason, "the cure")
      try requireEqual(try await bench.job("j1").pass, job.pass)
      _ = try await bench.claimOne()
      try requireEqual(try await bench.decide(.pass(reason: "x"), on: "j1"), .refused(.begun(.running)))
    },
    Check(name: "only a skippable step is skipped") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let claimed = try await bench.claimOne()
      try await bench.park(claimed, step: 1)
      try requireEqual(try await bench.decide(.skip(reason: "no"), on: "j1"), .refused(.notSkippable("one")))
      _ = try await bench.accept(.markDone(evidence: "x", externalRef: nil, result: nil), on: "j1")
      try await bench.park(try await bench.claimOne(), step: 2)
      _ = try await bench.accept(.skip(reason: "not needed"), on: "j1")
      try requireEqual(try await bench.step(2, of: "j1").phase, .skipped)
    },
    Check(name: "an abandoned job has failed and says why it was parked") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      try await bench.park(try await bench.claimOne(), step: 1)
      let job = try await bench.accept(.abandon(reason: "gave up"), on: "j1", at: 3)
      try requireEqual(job.state, .failed)
      try requireEqual(job.finishedAt, bench.time(3))
      try requireEqual(job.fault?.code, JobFault.codeAbandoned)
      try require(job.fault?.detail.contains("boom") == true, "the cause is kept")
    },
  ]
}
