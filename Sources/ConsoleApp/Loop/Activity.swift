import Synchronization

/// Counts what is under way, so that whoever waits for the console to be idle need not sleep.
package final class Activity: Sendable {
  private struct State {
    var inputsHandled = 0
    var busy = 0
    var waiters: [(inputs: Int, resume: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  package init() {}

  func begin() { state.withLock { $0.busy += 1 } }

  func end() { release { $0.busy -= 1 } }

  func inputHandled() { release { $0.inputsHandled += 1 } }

  /// Returns when so many inputs were handled and nothing is under way.
  package func idle(afterInputs inputs: Int = 0) async {
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if state.busy == 0, state.inputsHandled >= inputs { return true }
        state.waiters.append((inputs, continuation))
        return false
      }
      if isIdle { continuation.resume() }
    }
  }

  private func release(_ change: (inout State) -> Void) {
    let ready = state.withLock { state in
      change(&state)
      guard state.busy == 0 else { return [CheckedContinuation<Void, Never>]() }
      let handled = state.inputsHandled
      let ready = state.waiters.filter { $0.inputs <= handled }.map(\.resume)
      state.waiters.removeAll { $0.inputs <= handled }
      return ready
    }
    ready.forEach { $0.resume() }
  }
}
