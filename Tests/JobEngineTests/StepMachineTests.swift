import Foundation
import JobEngine
import Testing

@Suite("The machine of a step")
struct StepMachineTests {
  static let now = Date(timeIntervalSince1970: 1_700_000_000)
  var now: Date { Self.now }

  /// What a resume is to do: the decisions of docs/engine.md.
  enum Decision: String, CaseIterable {
    case act, adopt, conflict, uncertain, wait, verify, complete, cancelled
  }

  static func machine(
    _ phase: StepPhase, _ effect: StepEffect, repeatSafe: Bool = false, verifies: Bool = true,
    cancelled: Bool = false, intentAge: Double = 100, rule: ExhaustionRule = .park, attempt: Int = 1
  ) -> StepMachine {
    let plan = PlannedStep(name: "s", title: "Step", effect: effect, repeatSafe: repeatSafe)
    let new = NewJob(
      id: "j", lane: "l", subject: "", kind: "k", runAt: now, requestedBy: "", triggerSource: "",
      steps: [plan])
    var job = JobRecord(new, at: now)
    job.state = .running
    if cancelled { job.cancelRequestedAt = now }
    var step = StepRecord(plan, number: 1, job: "j")
    step.phase = phase
    step.attempt = attempt
    if phase != .pending {
      step.startedAt = now.addingTimeInterval(-intentAge)
      step.intentAt = step.startedAt
    }
    return StepMachine(
      job: job, step: step, traits: StepTraits(verifies: verifies, onExhaustion: rule))
  }

  /// Lets the machine begin and answers its looks until it has decided.
  static func decide(_ machine: inout StepMachine, probe: ProbeResult) -> Decision? {
    var action = machine.handle(.begun, at: now, unit: 0)
    while true {
      switch action {
      case .askSkipReason: action = machine.handle(.skipAnswered(nil), at: now, unit: 0)
      case .probe: action = machine.handle(.probed(probe), at: now, unit: 0)
      case .verify: return .verify
      case .write(.beginIntent): return .act
      case .write(.recordActed): return .adopt
      case .write(.completeStep): return .complete
      case .write(.snooze): return .wait
      case .write(.finish(.cancelled)): return .cancelled
      case .write(.recordFault(_, _, .failed, .park)): return .conflict
      case .write(.recordFault(_, _, .uncertain, .park)): return .uncertain
      case .act, .proceed, .stop, .write: return nil
      }
    }
  }

  struct Row: CustomStringConvertible {
    var phase: StepPhase
    var effect: StepEffect
    var repeatSafe: Bool
    var probe: ProbeResult
    var decision: Decision
    var cancelled: Decision
    var description: String { "\(phase) \(effect)\(repeatSafe ? " repeat-safe" : "") \(probe)" }
  }

  static let ours = ProbeResult.present(ref: "r", ours: true)
  static let theirs = ProbeResult.present(ref: "r", ours: false)

  static var rows: [Row] {
    var rows: [Row] = []
    for effect in StepEffect.allCases {
      for safe in [false, true] {
        for probe in [.absent, ours, theirs, .unknown] as [ProbeResult] {
          func add(_ phase: StepPhase, _ decision: Decision, cancelled: Decision) {
            rows.append(
              Row(
                phase: phase, effect: effect, repeatSafe: safe, probe: probe, decision: decision,
                cancelled: cancelled))
          }
          let isFindable = effect == .named || effect == .searchable
          let found: Decision? =
            !isFindable ? nil : probe == ours ? .adopt : probe == theirs ? .conflict : nil
          add(.pending, found ?? .act, cancelled: .cancelled)
          add(.acted, .verify, cancelled: .verify)
          let mayRepeat: Bool =
            switch effect {
            case .none: true
            case .named: probe == .absent || safe
            case .searchable, .blind: safe
            }
          let cancelled: Decision = effect == .blind ? .uncertain : mayRepeat ? .cancelled : .uncertain
          add(.intent, found ?? (mayRepeat ? .act : .uncertain), cancelled: found ?? cancelled)
        }
      }
    }
    return rows
  }

  @Test("resumes as the table says", arguments: rows)
  func resume(_ row: Row) {
    var machine = Self.machine(row.phase, row.effect, repeatSafe: row.repeatSafe)
    #expect(Self.decide(&machine, probe: row.probe) == row.decision)
    var cancelled = Self.machine(row.phase, row.effect, repeatSafe: row.repeatSafe, cancelled: true)
    #expect(Self.decide(&cancelled, probe: row.probe) == row.cancelled)
  }

  @Test("gives a search its time before it believes that nothing is there")
  func settle() {
    var machine = Self.machine(.intent, .searchable, repeatSafe: true, intentAge: 4)
    #expect(Self.decide(&machine, probe: .absent) == .wait)
    var found = Self.machine(.intent, .searchable, intentAge: 4)
    #expect(Self.decide(&found, probe: Self.ours) == .adopt)
  }

  /// The machine of a step that is acting.
  static func acting(
    _ effect: StepEffect, repeatSafe: Bool = false, rule: ExhaustionRule = .park, attempt: Int = 1
  ) -> StepMachine {
    var machine = machine(.pending, effect, repeatSafe: repeatSafe, rule: rule, attempt: attempt)
    _ = decide(&machine, probe: .absent)
    var step = machine.step
    step.phase = .intent
    step.startedAt = now
    step.intentAt = now
    let action = machine.handle(.written(WriteReceipt(job: machine.job, step: step)), at: now, unit: 0)
    #expect(action == .act)
    return machine
  }

  static func phaseAfter(_ action: StepAction) -> (StepPhase, String)? {
    guard case .write(.recordFault(_, _, let phase, let disposition)) = action else { return nil }
    switch disposition {
    case .retry: return (phase, "retry")
    case .park: return (phase, "park")
    case .fail: return (phase, "fail")
    }
  }

  @Test(
    "lets the class of a failed act say what may have happened",
    arguments: StepEffect.allCases, RetryClass.allCases)
  func actFailure(effect: StepEffect, retryClass: RetryClass) throws {
    var machine = Self.acting(effect)
    let failure = StepFailure(fault: JobFault(code: "c", message: "m", retryClass: retryClass))
    let action = machine.handle(.ended(.failed(failure)), at: now, unit: 0)
    let isFindable = effect == .named || effect == .searchable
    if retryClass == .conflict, isFindable {
      #expect(action == .probe, "something of the name exists: look at it")
      return
    }
    let (phase, what) = try #require(Self.phaseAfter(action))
    switch retryClass {
    case .transient: #expect(phase == .pending && what == "retry")
    case .permanent, .conflict: #expect(phase == .failed && what == "park")
    case .uncertain:
      if effect == .none { #expect(phase == .pending && what == "retry") }
      if isFindable { #expect(phase == .intent && what == "retry") }
      if effect == .blind { #expect(phase == .uncertain && what == "park") }
    }
  }

  @Test("adopts what a conflict turns out to be its own, and parks for what is not")
  func conflict() throws {
    var machine = Self.acting(.named)
    let failure = StepFailure.conflict("exists", "It exists.")
    _ = machine.handle(.ended(.failed(failure)), at: now, unit: 0)
    var other = machine
    var hidden = machine
    #expect(
      machine.handle(.probed(Self.ours), at: now, unit: 0)
        == .write(.recordActed(step: 1, externalRef: "r", result: nil)))
    #expect(
      try #require(Self.phaseAfter(other.handle(.probed(Self.theirs), at: now, unit: 0))) == (.failed, "park")
    )
    #expect(hidden.handle(.probed(.absent), at: now, unit: 0) == .write(.beginIntent(step: 1)))
  }

  @Test("parks when tries are used up, and fails only where that does no harm")
  func exhaustion() throws {
    let transient = StepFailure.transient("busy", "Busy.")
    var parking = Self.acting(.named, attempt: 8)
    #expect(
      try #require(Self.phaseAfter(parking.handle(.ended(.failed(transient)), at: now, unit: 0))) == (
        .failed, "park"
      ))
    var failing = Self.acting(.none, rule: .fail, attempt: 8)
    #expect(
      try #require(Self.phaseAfter(failing.handle(.ended(.failed(transient)), at: now, unit: 0))) == (
        .failed, "fail"
      ))
    var unsure = Self.acting(.named, rule: .fail, attempt: 8)
    let uncertain = StepFailure.uncertain("reset", "Reset.")
    #expect(
      try #require(Self.phaseAfter(unsure.handle(.ended(.failed(uncertain)), at: now, unit: 0))) == (
        .uncertain, "park"
      ))
  }

  @Test("a pause undoes the intent and uses no try")
  func pause() {
    var machine = Self.acting(.blind)
    let action = machine.handle(
      .ended(.paused(StepPause(after: .seconds(5), reason: "breaker"))), at: now, unit: 0)
    guard case .write(.snooze(_, let until, .pending, let progress)) = action else {
      Issue.record("\(action)")
      return
    }
    #expect(until.date == now.addingTimeInterval(5))
    #expect(progress?.text == "breaker")
  }

  @Test("never waits beyond its deadline, and parks when it has come", arguments: StepEffect.allCases)
  func deadline(effect: StepEffect) throws {
    var waiting = Self.machine(.acted, effect, intentAge: 1_700)
    _ = waiting.handle(.begun, at: now, unit: 0)
    let action = waiting.handle(.verified(.notYet(after: .seconds(900))), at: now, unit: 0)
    guard case .write(.snooze(_, let until, .acted, _)) = action else {
      Issue.record("\(action)")
      return
    }
    #expect(until.date == now.addingTimeInterval(100))
    for phase in [.intent, .acted] as [StepPhase] {
      var late = Self.machine(phase, effect, intentAge: 1_801)
      let (left, what) = try #require(Self.phaseAfter(late.handle(.begun, at: now, unit: 0)))
      let expected: StepPhase =
        phase == .acted ? .acted : effect == .none ? .pending : effect == .blind ? .uncertain : .intent
      #expect(left == expected && what == "park")
    }
  }

  @Test("when it is to stop, lets go only where nothing is half done", arguments: StepEffect.allCases)
  func drain(effect: StepEffect) {
    var fresh = Self.machine(.pending, effect)
    fresh.isDraining = true
    _ = fresh.handle(.begun, at: now, unit: 0)
    #expect(fresh.handle(.skipAnswered(nil), at: now, unit: 0) == .write(.release))
    var acting = Self.acting(effect)
    acting.isDraining = true
    #expect(
      acting.handle(.acted(ActResult(externalRef: "r")), at: now, unit: 0)
        == .write(.recordActed(step: 1, externalRef: "r", result: nil)))
    var step = acting.step
    step.phase = .acted
    #expect(
      acting.handle(.written(WriteReceipt(job: acting.job, step: step)), at: now, unit: 0) == .write(.release)
    )
  }
}
