import Synchronization

/// Counts who is using a database, so that it is closed under nobody: no database survives being asked afterwards.
package final class OpenUses: Sendable {
  private struct State {
    var isClosed = false
    var uses = 0
    var closer: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  package init() {}

  /// False once the database is closing. Every true is followed by one `end`.
  package func begin() -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.uses += 1
      return true
    }
  }

  package func end() {
    let closer = state.withLock { state in
      state.uses -= 1
      return state.uses == 0 ? state.closer.take() : nil
    }
    closer?.resume()
  }

  /// Lets nobody begin any more and returns when the last one has ended. To be called once.
  package func close() async {
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        state.isClosed = true
        if state.uses > 0 { state.closer = continuation }
        return state.uses == 0
      }
      if isIdle { continuation.resume() }
    }
  }
}
