import Foundation
import Synchronization

/// The lanes one worker holds at the moment.
final class LaneBook: Sendable {
  private struct State {
    var sessions: [LaneKey: LaneSession] = [:]
    /// When leases end that could not be given back, though nobody works under them.
    var orphans: [LaneKey: Date] = [:]
  }

  private let state = Mutex(State())

  var sessions: [LaneSession] { state.withLock { Array($0.sessions.values) } }
  var count: Int { state.withLock { $0.sessions.count } }
  /// When the first orphaned lease ends.
  var orphanExpiry: Date? { state.withLock { $0.orphans.values.min() } }

  func add(_ session: LaneSession) {
    state.withLock { state in
      state.sessions[session.lease.lane] = session
      state.orphans[session.lease.lane] = nil
    }
  }

  /// - Parameter orphanedUntil: when the lease ends, if it could not be given back.
  func remove(_ session: LaneSession, orphanedUntil: Date?) {
    state.withLock { state in
      state.sessions[session.lease.lane] = nil
      if let orphanedUntil { state.orphans[session.lease.lane] = orphanedUntil }
    }
  }

  func forgetOrphans(before time: Date) {
    state.withLock { state in state.orphans = state.orphans.filter { $0.value >= time } }
  }
}
