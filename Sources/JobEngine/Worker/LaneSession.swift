import Foundation
import Synchronization

/// What a worker knows about one lane it holds, shared between the task that works on it and the heartbeat.
final class LaneSession: StepChannel {
  /// Why the phase under way is to stop.
  enum Stop: Sendable {
    /// Write nothing more.
    case leaseLost
    /// The worker's time to finish is over: let the lane go.
    case drainOver
  }

  private struct State {
    /// On the clock since boot: when others may take the lane.
    var deadline: Duration
    var cancelRequested = false
    var stop: Stop?
    var lines: [LogEntry] = []
    var progress: StepProgress?
  }

  let lease: Lease
  /// Raised when the phase is to stop.
  let stopSignal = WakeSignal()
  /// Raised when there is something to store.
  let outputSignal = WakeSignal()
  private let clock: any EngineClock
  private let margin: Duration
  private let state: Mutex<State>

  init(lease: Lease, deadline: Duration, margin: Duration, clock: any EngineClock) {
    self.lease = lease
    self.clock = clock
    self.margin = margin
    state = Mutex(State(deadline: deadline))
  }

  var fence: Fence { lease.fence }
  var cancelRequested: Bool { state.withLock { $0.cancelRequested } }
  var stop: Stop? { state.withLock { $0.stop } }

  /// True when the lease is so near its end that it must be given up for lost.
  func isOver(at uptime: Duration) -> Bool { state.withLock { uptime >= $0.deadline - margin } }

  func renewed(until deadline: Duration, cancelRequested: Bool) {
    state.withLock { state in
      state.deadline = max(state.deadline, deadline)
      if cancelRequested { state.cancelRequested = true }
    }
  }

  func stop(_ reason: Stop) {
    state.withLock { $0.stop = $0.stop ?? reason }
    stopSignal.raise()
  }

  // MARK: For the running step

  func log(_ entry: LogEntry) {
    state.withLock { $0.lines.append(entry) }
    outputSignal.raise()
  }

  func progress(_ progress: StepProgress) {
    state.withLock { $0.progress = progress }
    outputSignal.raise()
  }

  func checkCancelled() throws {
    let (stop, cancelRequested) = state.withLock { ($0.stop, $0.cancelRequested) }
    if stop != nil { throw StepInterruption.leaseLost }
    if cancelRequested { throw StepInterruption.cancelRequested }
  }

  func requireLease(for callTimeout: Duration) throws {
    let (stop, deadline) = state.withLock { ($0.stop, $0.deadline) }
    guard stop == nil, clock.uptime() < deadline - callTimeout - margin else {
      throw StepInterruption.leaseLost
    }
  }

  // MARK: For the store

  func takeLines() -> [LogEntry] {
    state.withLock { state in
      defer { state.lines = [] }
      return state.lines
    }
  }

  /// Puts lines back that could not be stored; too many of them are forgotten, oldest first.
  func putBack(_ lines: [LogEntry]) {
    state.withLock { state in
      let kept = LogBounds.headLines + LogBounds.tailLines
      state.lines = Array((lines + state.lines).suffix(kept))
    }
  }

  func takeProgress() -> StepProgress? {
    state.withLock { state in
      defer { state.progress = nil }
      return state.progress
    }
  }
}
