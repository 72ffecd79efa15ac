import Foundation
import JobEngine
import Testing

@Suite("The tables of states and phases")
struct TransitionTests {
  @Test("terminal states are the ones that nothing follows", arguments: JobState.allCases)
  func terminal(state: JobState) { #expect(state.isTerminal == state.successors.isEmpty) }

  @Test("every state but the first can be come to, and each is left for an end")
  func reachable() {
    for state in JobState.allCases where state != .queued {
      #expect(JobState.allCases.contains { $0 != state && $0.successors.contains(state) })
    }
    for phase in StepPhase.allCases where phase != .pending {
      #expect(StepPhase.allCases.contains { $0 != phase && $0.successors.contains(phase) })
    }
  }

  @Test("raw values are stable")
  func rawValues() {
    #expect(
      JobState.allCases.map(\.rawValue) == [
        "queued", "running", "waiting", "retry_wait", "parked", "succeeded", "failed", "cancelled",
      ])
    #expect(
      StepPhase.allCases.map(\.rawValue) == [
        "pending", "intent", "acted", "done", "skipped", "uncertain", "failed",
      ])
    #expect(StepEffect.allCases.map(\.rawValue) == ["none", "named", "searchable", "blind"])
    #expect(RetryClass.allCases.map(\.rawValue) == ["transient", "permanent", "conflict", "uncertain"])
  }

  /// Every write and command, tried on every state × phase × cancel × cancellable: whatever is written obeys the tables.
  @Test("no rule ever leaves the tables", arguments: JobState.allCases, StepPhase.allCases)
  func rulesObey(state: JobState, phase: StepPhase) {
    let now = Date(timeIntervalSince1970: 1_700_000_000)
    for effect in StepEffect.allCases {
      for isCancelled in [false, true] {
        let snapshot = Self.snapshot(state, phase, effect, isCancelled: isCancelled, at: now)
        let lease = Lease(lane: "l", worker: "w", fence: Fence(1), job: "j")
        for write in Self.writes(at: now) {
          guard let change = try? JobRules.apply(write, to: snapshot, under: lease, at: now) else { continue }
          Self.check(change, from: snapshot, what: "\(write)")
          #expect(write.endsLease == (change.lane == .release), "\(write) on \(state) \(phase)")
        }
        for command in Self.commands {
          for isLeased in state == .running ? [false, true] : [false] {
            let decision = JobRules.decide(command, on: snapshot, by: "o", isLeased: isLeased, at: now)
            guard case .change(let change) = decision else { continue }
            Self.check(change, from: snapshot, what: "\(command)")
            #expect(change.lane != .release, "an operator never ends a lease")
          }
        }
      }
    }
  }

  static func snapshot(
    _ state: JobState, _ phase: StepPhase, _ effect: StepEffect, isCancelled: Bool, at now: Date
  ) -> JobSnapshot {
    let plan = PlannedStep(name: "one", title: "One", effect: effect, skippable: true)
    let new = NewJob(
      id: "j", lane: "l", subject: "", kind: "k", runAt: now, requestedBy: "", triggerSource: "",
      steps: [plan, PlannedStep(name: "two", title: "Two", effect: .none)])
    var job = JobRecord(new, at: now)
    job.state = state
    job.startedAt = state == .queued ? nil : now
    job.finishedAt = state.isTerminal ? now : nil
    job.cancelRequestedAt = isCancelled ? now : nil
    var step = StepRecord(plan, number: 1, job: "j")
    step.phase = phase
    step.startedAt = phase == .pending ? nil : now
    return JobSnapshot(job: job, steps: [step, StepRecord(new.steps[1], number: 2, job: "j")])
  }

  static func check(_ change: JobChange, from before: JobSnapshot, what: String) {
    #expect(before.job.state.allows(change.job.state), "\(what): \(before.job.state) → \(change.job.state)")
    #expect(change.job.state.isTerminal == (change.job.finishedAt != nil), "\(what)")
    for step in change.steps {
      let old = before.steps[step.number - 1].phase
      #expect(old.allows(step.phase), "\(what): \(old) → \(step.phase)")
    }
    if change.job.state != before.job.state { #expect(!change.events.isEmpty, "\(what) says nothing") }
  }

  static func writes(at now: Date) -> [WorkerWrite] {
    let fault = JobFault(code: "c", message: "m", retryClass: .transient)
    var writes: [WorkerWrite] = [
      .beginIntent(step: 1), .recordActed(step: 1, externalRef: nil, result: nil),
      .completeStep(step: 1, externalRef: nil, result: nil), .skipStep(step: 1, reason: ""),
      .progress(step: 1, StepProgress()), .finish(.succeeded), .finish(.failed(fault)), .release,
      .finish(.cancelled()), .completeStep(step: 2, externalRef: nil, result: nil),
    ]
    for phase in StepPhase.allCases {
      writes.append(.snooze(step: 1, until: WaitTime(now), phase: phase, progress: nil))
      writes.append(.finish(.cancelled(leaving: phase)))
      for disposition in [.retry(at: WaitTime(now)), .park, .fail] as [FaultDisposition] {
        writes.append(.recordFault(step: 1, fault: fault, phase: phase, disposition: disposition))
      }
    }
    return writes
  }

  static let commands: [OperatorCommand] = [
    .cancel, .retryStep, .retryFrom(step: 1), .markDone(evidence: "", externalRef: nil, result: nil),
    .skip(reason: ""), .abandon(reason: ""), .pass(reason: ""),
  ]
}
