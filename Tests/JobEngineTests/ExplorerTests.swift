import Foundation
import JobEngine
import Testing

@Suite("All interleavings of workers", .serialized)
struct ExplorerTests {
  /// More are walked with `TENANTRY_EXPLORER_STATES`.
  static let statesMax =
    ProcessInfo.processInfo.environment["TENANTRY_EXPLORER_STATES"].flatMap(Int.init) ?? 12_000

  /// Small enough to be walked to the end.
  static let smallBudget = ExplorerBudget(
    expiries: 2, crashes: 0, cancels: 0, lostReplies: 0, refusals: 0, waits: 1)

  @Test(
    "of two workers on one lane: nothing is lost, done twice or out of order",
    arguments: [
      [.named, .searchable, .blind], [.blind, .named, .none], [.none, .blind, .searchable],
    ] as [[StepEffect]])
  func oneLane(effects: [StepEffect]) throws {
    let start = try ExplorerState(lanes: ["a"], jobsPerLane: 1, effects: effects, budget: ExplorerBudget())
    let finding = try Explorer(variant: .sound, statesMax: Self.statesMax).run(from: start)
    #expect(finding.violation == nil)
    print("one lane, \(effects.map(\.rawValue)): \(finding.states) states, complete: \(finding.isComplete)")
  }

  @Test("of two workers on two lanes: nothing is lost, done twice or out of order")
  func twoLanes() throws {
    let budget = ExplorerBudget(expiries: 2, crashes: 1, cancels: 0, lostReplies: 1, refusals: 0, waits: 0)
    let start = try ExplorerState(
      lanes: ["a", "b"], jobsPerLane: 1, effects: [.named, .blind, .none], budget: budget)
    let finding = try Explorer(variant: .sound, statesMax: Self.statesMax).run(from: start)
    #expect(finding.violation == nil)
    print("two lanes: \(finding.states) states, complete: \(finding.isComplete)")
  }

  @Test("of two workers on two jobs of a lane: nothing is lost, done twice or out of order")
  func twoJobs() throws {
    let budget = ExplorerBudget(expiries: 1, crashes: 1, cancels: 1, lostReplies: 1, refusals: 0, waits: 1)
    let start = try ExplorerState(
      lanes: ["a"], jobsPerLane: 2, effects: [.searchable, .blind], budget: budget)
    let finding = try Explorer(variant: .sound, statesMax: Self.statesMax).run(from: start)
    #expect(finding.violation == nil)
    print("two jobs: \(finding.states) states, complete: \(finding.isComplete)")
  }

  @Test("of two workers and two false alarms, walked to the end: nothing is lost, done twice or out of order")
  func complete() throws {
    let start = try ExplorerState(
      lanes: ["a"], jobsPerLane: 1, effects: [.named, .named, .named], budget: Self.smallBudget)
    let finding = try Explorer(variant: .sound, statesMax: 500_000).run(from: start)
    #expect(finding.violation == nil)
    #expect(finding.isComplete)
    print("two false alarms: \(finding.states) states, complete: \(finding.isComplete)")
  }

  @Test(
    "of the same, with a weaker guard: the harm is found",
    arguments: [GuardVariant.noFence, .attemptAsFence, .noSelfFencing])
  func broken(variant: GuardVariant) throws {
    let start = try ExplorerState(
      lanes: ["a"], jobsPerLane: 1, effects: [.named, .named, .named], budget: Self.smallBudget)
    let finding = try Explorer(variant: variant, statesMax: 500_000).run(from: start)
    #expect(finding.violation != nil, "\(variant) went unnoticed in \(finding.states) states")
    print("\(variant): \(finding.violation?.what ?? "nothing") after \(finding.states) states")
  }
}
