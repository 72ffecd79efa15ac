import Foundation
import Testing

@testable import JobEngine

@Suite("Jobs that are held")
struct HoldingTests {
  private let now = Date(timeIntervalSince1970: 1_000)
  private let hold = JobHold(code: "window", reason: "night", until: Date(timeIntervalSince1970: 2_000))

  private var job: JobRecord {
    JobRecord(
      NewJob(
        id: "j", lane: "l", subject: "", kind: "k", runAt: now, requestedBy: "", triggerSource: "",
        steps: [PlannedStep(name: "one", title: "One", effect: .none)]), at: now)
  }

  private func snapshot(_ job: JobRecord) -> JobSnapshot {
    JobSnapshot(
      job: job,
      steps: [StepRecord(PlannedStep(name: "one", title: "One", effect: .none), number: 1, job: "j")])
  }

  @Test("a job that is held is ready when its hold ends, and never without an end")
  func readiness() throws {
    let held = try #require(JobRules.hold(job, by: hold, at: now))
    #expect(held.job.state == .queued && held.job.claimableAt == hold.until && held.lane == .follow)
    #expect(held.events.map(\.type) == [.held] && held.events[0].body.note == "night")
    let endless = try #require(
      JobRules.hold(job, by: JobHold(code: "freeze", reason: "f", until: nil), at: now))
    #expect(endless.job.claimableAt == nil)
    let freed = try #require(JobRules.hold(endless.job, by: nil, at: now))
    #expect(freed.job.claimableAt == now && freed.events.map(\.type) == [.freed])
  }

  @Test("the same hold again is no news, and what has begun is never held")
  func quiet() throws {
    let held = try #require(JobRules.hold(job, by: hold, at: now)).job
    #expect(JobRules.hold(held, by: hold, at: now) == nil)
    #expect(JobRules.hold(job, by: nil, at: now) == nil)
    var begun = job
    begun.startedAt = now
    #expect(JobRules.hold(begun, by: hold, at: now) == nil)
    for state in JobState.allCases where state != .queued {
      begun = job
      begun.state = state
      #expect(JobRules.hold(begun, by: hold, at: now) == nil)
    }
  }

  @Test("somebody lets it begin, and then nothing holds it again")
  func pass() throws {
    let held = try #require(JobRules.hold(job, by: hold, at: now)).job
    let decision = JobRules.decide(
      .pass(reason: "incident"), on: snapshot(held), by: "ada", isLeased: false, at: now)
    guard case .change(let change) = decision else { return #expect(Bool(false), "\(decision)") }
    #expect(change.job.pass == JobPass(actor: "ada", reason: "incident") && change.job.hold == nil)
    #expect(change.job.claimableAt == now && change.lane == .follow)
    #expect(JobRules.hold(change.job, by: hold, at: now) == nil)
    #expect(JobRules.claim(held, at: now).job.hold == nil)
  }

  @Test("what has begun cannot be let begin")
  func begun() {
    var running = job
    running.state = .running
    running.startedAt = now
    let decision = JobRules.decide(
      .pass(reason: "r"), on: snapshot(running), by: "ada", isLeased: true, at: now)
    #expect(decision == .refused(.begun(.running)))
  }

  @Test("a held job can be cancelled, and is held no more")
  func cancel() throws {
    let held = try #require(JobRules.hold(job, by: hold, at: now)).job
    let decision = JobRules.decide(.cancel, on: snapshot(held), by: "ada", isLeased: false, at: now)
    guard case .change(let change) = decision else { return #expect(Bool(false), "\(decision)") }
    #expect(change.job.state == .cancelled && change.job.hold == nil)
  }
}
