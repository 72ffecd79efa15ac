import Synchronization

/// Says that a worker is to stop, and wakes its dispatcher.
final class DrainSignal: Sendable {
  private let state = Mutex(false)
  /// What the dispatcher sleeps on.
  let wake = WakeSignal()

  var hasBegun: Bool { state.withLock { $0 } }

  func begin() {
    state.withLock { $0 = true }
    wake.raise()
  }
}
