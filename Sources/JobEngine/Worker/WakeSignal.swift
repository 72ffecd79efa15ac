import Synchronization

/// Wakes one waiting task. A signal sent while nobody waits is kept; many count as one.
final class WakeSignal: Sendable {
  private struct State {
    var isRaised = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  func raise() {
    let waiter = state.withLock { state in
      let waiter = state.waiter
      state.waiter = nil
      state.isRaised = waiter == nil
      return waiter
    }
    waiter?.resume()
  }

  /// Returns at once when the signal has been raised since the last wait, else when it is, or when the task is cancelled.
  func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDue = state.withLock { state in
          precondition(state.waiter == nil, "a wake signal has one waiter")
          if state.isRaised || Task.isCancelled {
            state.isRaised = false
            return true
          }
          state.waiter = continuation
          return false
        }
        if isDue { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume()
    }
  }

  /// Waits for the signal, but not beyond that time.
  func wait(atMost duration: Duration, on clock: any EngineClock) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait() }
      // A cancelled sleep ends the wait as a finished one does.
      group.addTask { _ = try? await clock.sleep(for: duration) }
      await group.next()
      group.cancelAll()
    }
  }
}
