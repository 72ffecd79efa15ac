import ControlSupport
import Foundation
import JobEngine
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("An operation as people see it")
struct JobViewTests {
  private static let now = Date(timeIntervalSince1970: 1_763_800_000)

  private func job(_ state: JobState, id: String = "ABC1234567", kind: String = "rebuild") -> JobRecord {
    JobRecord(
      id: JobID(id), number: 1, lane: "tenant:x", subject: "ACME000001", kind: JobKind(kind), planVersion: 1,
      state: state, parameters: Data(), priority: 1, runAt: Self.now, requestedBy: "ada", triggerSource: "ui",
      readyAt: Self.now, createdAt: Self.now)
  }

  private func step(
    _ number: Int, _ phase: StepPhase = .pending, fraction: Double? = nil, startedSecondsAgo: Double? = nil
  ) -> StepRecord {
    StepRecord(
      job: "ABC1234567", number: number,
      plan: PlannedStep(name: StepName("s\(number)"), title: "Step \(number)", effect: .none), phase: phase,
      idempotencyKey: "", progress: fraction.map { StepProgress(fraction: $0, text: "half way") },
      startedAt: startedSecondsAgo.map { Self.now.addingTimeInterval(-$0) })
  }

  private func view(
    _ state: JobState, _ steps: [StepRecord], typical: [Double] = [], usually: [String: Double] = [:]
  ) -> JobView {
    let durations = typical.enumerated().map { index, seconds in
      DurationStatistic(
        step: StepName("s\(index + 1)"), runs: 1, median: .seconds(seconds), p95: .seconds(seconds))
    }
    return JobView(job: job(state), steps: steps, durations: durations, usually: usually, now: Self.now)
  }

  private func summary(_ view: JobView) throws -> OperationSummary { try view.summary(of: .fixture()) }

  @Test("a step's state follows from its phase and from its operation's state", arguments: JobState.allCases)
  func stepStates(state: JobState) {
    for phase in StepPhase.allCases {
      let expected: StepState =
        switch (phase, state) {
        case (.done, _): .done
        case (.skipped, _): .skipped
        case (.failed, _), (.uncertain, _): .failed
        case (_, .running), (_, .waiting), (_, .retryWait): .running
        case (_, .parked), (_, .failed): .failed
        case (_, .queued), (_, .succeeded), (_, .cancelled): .pending
        }
      let views = view(state, [step(1, .done), step(2, phase), step(3)]).stepViews
      #expect(views[1].state == expected, "\(phase) in \(state)")
      #expect(views[0].state == .done)
      if !phase.isOver { #expect(views[2].state == .pending, "what comes later is pending") }
    }
  }

  @Test("the current step is the first that is not over, while there is one", arguments: JobState.allCases)
  func currentStep(state: JobState) throws {
    let summary = try summary(view(state, [step(1, .done), step(2, .skipped), step(3), step(4)]))
    #expect(summary.currentStep == (state == .succeeded || state == .cancelled ? nil : "Step 3"))
    #expect(summary.stepsDone == 2 && summary.stepsTotal == 4)
    #expect(summary.state.rawValue == state.rawValue)
  }

  @Test("the fraction weighs steps by how long they take")
  func fraction() throws {
    #expect(try summary(view(.running, [step(1, .done), step(2)], typical: [30, 10])).fraction == 0.75)
    #expect(try summary(view(.running, [step(1), step(2)], typical: [30, 10])).fraction == 0)
    #expect(
      try summary(view(.running, [step(1, .intent, fraction: 0.5), step(2)], typical: [30, 10])).fraction
        == 0.375)
    #expect(
      try summary(view(.running, [step(1, .done), step(2)], usually: ["s1": 5, "s2": 15])).fraction == 0.25)
    #expect(try summary(view(.running, [step(1, .skipped), step(2)])).fraction == 0.5)
    #expect(try summary(view(.succeeded, [step(1, .done)])).fraction == 1)
    #expect(try summary(view(.succeeded, [])).fraction == 1)
    #expect(try summary(view(.queued, [])).fraction == 0)
  }

  @Test(
    "a fraction stays within 0 and 1, whatever a step says of itself",
    arguments: [-1, 0, 0.5, 1, 2, .nan, .infinity])
  func fractionBounds(progress: Double) throws {
    for phase in StepPhase.allCases {
      let fraction = try summary(
        view(.running, [step(1, phase, fraction: progress), step(2)], typical: [0, 1e9])
      ).fraction
      #expect((0...1).contains(fraction))
    }
  }

  @Test("the time that is left is that of the steps to come, less what the current one has used")
  func secondsLeft() throws {
    let steps = [step(1, .done), step(2, .intent, startedSecondsAgo: 4), step(3)]
    #expect(try summary(view(.running, steps, typical: [100, 10, 20])).secondsLeft == 26)
    #expect(try summary(view(.running, steps, usually: ["s2": 10, "s3": 1])).secondsLeft == 7)
    let late = [step(1, .intent, startedSecondsAgo: 400), step(2)]
    #expect(try summary(view(.running, late, typical: [10, 20])).secondsLeft == 20)
  }

  @Test(
    "no time is left to tell of when it is over, stands still or has no steps", arguments: JobState.allCases)
  func noSecondsLeft(state: JobState) throws {
    let left = try summary(view(state, [step(1)], typical: [10])).secondsLeft
    #expect((left == nil) == (state.isTerminal || state == .parked))
    #expect(try summary(view(state, [])).secondsLeft == nil)
  }

  @Test("a step's note is why it was skipped, what it made, what went wrong, or how far it is")
  func notes() {
    var skipped = step(1, .skipped)
    skipped.skipReason = "not connected"
    var made = step(2, .done)
    made.externalRef = "odoo-acme"
    var failed = step(3, .failed, fraction: 0.5)
    failed.lastFault = .fixture
    let notes = view(.parked, [skipped, made, failed, step(4, .intent, fraction: 0.5), step(5)]).stepViews
      .map(\.note)
    #expect(notes == ["not connected", "odoo-acme", "The image cannot be pulled.", "half way", nil])
  }

  @Test("a job that is no operation has no summary", arguments: [("x", "rebuild"), ("ABC1234567", "sweep")])
  func noOperation(id: String, kind: String) {
    let view = JobView(job: job(.queued, id: id, kind: kind), steps: [], durations: [], now: Self.now)
    #expect(throws: APIProblem.self) { try view.summary(of: .fixture()) }
  }
}
