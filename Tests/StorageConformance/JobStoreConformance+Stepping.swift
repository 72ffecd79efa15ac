import Foundation
import JobEngine

extension JobStoreConformance {
  static let stepping: [Check] = [
    Check(name: "a job goes through its steps to the end, and all of it can be read back") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne(at: 1).lease
      try await bench.finishStep(1, under: lease, at: 2, result: Data("one".utf8))
      try await bench.finishStep(2, under: lease, at: 3)
      _ = try await bench.store.skipStep(step: 3, reason: "not connected", under: lease, at: bench.time(4))
      let receipt = try await bench.store.finish(.succeeded, under: lease, at: bench.time(5))
      try requireEqual(receipt.job.state, .succeeded)
      try requireEqual(receipt.job.finishedAt, bench.time(5))
      try requireEqual(try await bench.job("j1"), receipt.job)
      let steps = try await bench.store.steps(of: "j1")
      try requireEqual(steps.map(\.phase), [.done, .done, .skipped], "phases")
      try requireEqual(steps[0].result, Data("one".utf8))
      try requireEqual(steps[0].externalRef, "ref-1")
      try requireEqual(steps[0].fence, lease.fence)
      try requireEqual(steps[0].startedAt, bench.time(2))
      try requireEqual(steps[0].doneAt, bench.time(2))
      try requireEqual(steps[2].skipReason, "not connected")
      try requireEqual(try await bench.store.attempts(of: "j1").map(\.outcome), [.done, .done], "attempts")
      try requireEqual(try await bench.store.lane("a")?.head, nil, "head")
    },
    Check(name: "a write that does not fit the job is refused whole") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne().lease
      let before = try await bench.store.latestEventSequence()
      for write in [
        .beginIntent(step: 2), .completeStep(step: 9, externalRef: nil, result: nil), .finish(.succeeded),
        .finish(.cancelled()),
        .recordActed(step: 1, externalRef: nil, result: Data(count: JobRules.payloadBytesMax + 1)),
      ] as [WorkerWrite] {
        do {
          _ = try await bench.store.perform(write, under: lease, at: bench.start)
        } catch JobStoreError.illegalWrite {
          continue
        }
        throw ConformanceFailure(message: "\(write) was accepted", file: #fileID, line: #line)
      }
      try requireEqual(try await bench.store.latestEventSequence(), before, "events")
      try requireEqual(try await bench.step(1, of: "j1").phase, .pending)
    },
    Check(name: "a retry frees the lane until its time and counts a try") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne().lease
      _ = try await bench.store.beginIntent(step: 1, under: lease, at: bench.start)
      _ = try await bench.store.recordStepFault(
        step: 1, bench.fault("busy", .transient), leaving: .pending,
        then: .retry(at: WaitTime(bench.time(30))),
        under: lease, at: bench.time(1))
      let job = try await bench.job("j1")
      try requireEqual(job.state, .retryWait)
      try requireEqual(job.fault?.code, "busy")
      let step = try await bench.step(1, of: "j1")
      try requireEqual(step.attempt, 2, "attempt")
      try requireEqual(step.nextTryAt, bench.time(30))
      try requireEqual(try await bench.claim(at: 29).count, 0, "claims before its time")
      try requireEqual(try await bench.claimOne(at: 30).job.state, .running)
    },
    Check(name: "a snooze frees the lane, keeps what is known and uses no try") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne().lease
      _ = try await bench.store.beginIntent(step: 1, under: lease, at: bench.start)
      _ = try await bench.store.recordActed(
        step: 1, externalRef: "r", result: nil, under: lease, at: bench.start)
      _ = try await bench.store.snooze(
        step: 1, until: WaitTime(bench.time(9)), leaving: .acted,
        progress: StepProgress(fraction: 0.5, text: "half"),
        under: lease, at: bench.time(1))
      try requireEqual(try await bench.job("j1").state, .waiting)
      let claimed = try await bench.claimOne("w2", at: 9)
      try requireEqual(claimed.steps[0].phase, .acted)
      try requireEqual(claimed.steps[0].attempt, 1)
      try requireEqual(claimed.steps[0].externalRef, "r")
      try requireEqual(claimed.steps[0].progress?.text, "half")
    },
    Check(name: "a failed job lets its lane go on, a parked one blocks it") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      try await bench.enqueue(bench.newJob("j2"))
      let first = try await bench.claimOne()
      _ = try await bench.store.recordStepFault(
        step: 1, bench.fault(), leaving: .failed, then: .fail, under: first.lease, at: bench.start)
      try requireEqual(try await bench.job("j1").state, .failed)
      let second = try await bench.claimOne()
      try requireEqual(second.job.id, "j2")
      try await bench.park(second, step: 1)
      try await bench.enqueue(bench.newJob("j3"))
      try requireEqual(try await bench.claim(at: 9_999).count, 0, "claims behind a parked job")
    },
    Check(name: "a step's log keeps its first and last lines and tells how many are gone") { bench in
      try await bench.enqueue(bench.newJob("j1"))
      let lease = try await bench.claimOne().lease
      let total = LogBounds.headLines + LogBounds.tailLines + 500
      for batch in stride(from: 1, through: total, by: 100) {
        let lines = (batch..<min(batch + 100, total + 1)).map {
          LogEntry(time: bench.start, level: .info, text: "line \($0)")
        }
        try await bench.store.appendLogs(lines, step: 1, under: lease)
      }
      let page = try await bench.store.logs(of: "j1", after: 0, limit: 10_000)
      try requireEqual(page.lines.count, LogBounds.headLines + LogBounds.tailLines, "lines")
      try requireEqual(page.dropped, [1: 500], "dropped")
      try requireEqual(page.lines.first?.text, "line 1")
      try requireEqual(page.lines[LogBounds.headLines - 1].text, "line \(LogBounds.headLines)")
      try requireEqual(page.lines[LogBounds.headLines].text, "line \(LogBounds.headLines + 501)")
      try requireEqual(page.lines.last?.text, "line \(total)")
      let last = try unwrap(page.lines.last, "last line")
      try requireEqual(
        try await bench.store.logs(of: "j1", after: last.sequence, limit: 10).lines, [], "nothing after")
      let long = LogEntry(time: bench.start, level: .error, text: String(repeating: "é", count: 5_000))
      try await bench.store.appendLogs([long], step: 1, under: lease)
      let line = try unwrap(
        try await bench.store.logs(of: "j1", after: last.sequence, limit: 10).lines.first, "line")
      try require(line.text.utf8.count <= LogBounds.lineBytesMax, "a line is within its limit")
    },
  ]
}
