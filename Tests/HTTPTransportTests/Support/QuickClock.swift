import Foundation
import HTTPTransport
import Synchronization

/// A clock on which every sleep is over at once, and which remembers how long each was.
final class QuickClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private let state = Mutex((now: Duration.zero, sleeps: [Duration]()))

  var now: Instant { Instant(offset: uptime) }
  var uptime: Duration { state.withLock { $0.now } }
  var sleeps: [Duration] { state.withLock { $0.sleeps } }
  let minimumResolution: Duration = .nanoseconds(1)

  func advance(by duration: Duration) { state.withLock { $0.now += duration } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    state.withLock { state in
      state.sleeps.append(deadline.offset - state.now)
      state.now = max(state.now, deadline.offset)
    }
  }

  /// This clock, a wall clock that goes with it from 1970 on, and chance in the middle.
  var time: TransportTime {
    TransportTime(
      clock: self, uptime: { self.uptime },
      now: { Date(timeIntervalSince1970: self.uptime / .seconds(1)) }, chance: { 0.5 })
  }
}
