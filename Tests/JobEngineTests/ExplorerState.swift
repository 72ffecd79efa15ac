import Foundation
import JobEngine

/// How the guard of a store is weakened, to show that the search would find it.
enum GuardVariant: Hashable, Sendable {
  case sound
  /// Any worker may write to a running job.
  case noFence
  /// The try's number stands in for the fence; a wait or a rescue does not change it.
  case attemptAsFence
  /// Sound store, but workers act without asking whether their lease still holds.
  case noSelfFencing
}

/// How often the search may let something go wrong along one path.
struct ExplorerBudget: Hashable {
  var expiries = 2
  var crashes = 1
  var cancels = 1
  var lostReplies = 1
  var refusals = 1
  var waits = 1
}

/// Two workers, a store and the outside world at one moment.
struct ExplorerState: Hashable {
  struct Hold: Hashable {
    var lease: Lease
    var machine: JobMachine
    var action: JobAction
    /// What the worker's own clock says about its lease.
    var isInTime = true
    /// The attempt of the current step when the lane was claimed.
    var attempt: Int
  }

  /// One effect on the world.
  struct Effect: Hashable {
    var lane: LaneKey
    var job: JobID
    var step: Int
  }

  static let now = Date(timeIntervalSince1970: 1_700_000_000)
  var tables = JobTables()
  var holds: [WorkerID: [LaneKey: Hold]] = [:]
  var ledger: [Effect] = []
  var budget: ExplorerBudget

  init(lanes: [LaneKey], jobsPerLane: Int, effects: [StepEffect], budget: ExplorerBudget) throws {
    self.budget = budget
    let steps = effects.enumerated().map { number, effect in
      PlannedStep(
        name: StepName("s\(number + 1)"), title: "", effect: effect, repeatSafe: false)
    }
    for lane in lanes {
      for number in 1...jobsPerLane {
        _ = try tables.enqueue(
          NewJob(
            id: JobID("\(lane)\(number)"), lane: lane, subject: "", kind: "k", runAt: Self.now,
            requestedBy: "",
            triggerSource: "", steps: steps),
          at: Self.now)
      }
    }
    tables.forgetHistory()
  }
}
