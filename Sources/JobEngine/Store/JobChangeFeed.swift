import Synchronization

/// Tells listeners in this process that something was committed, as a hint and nothing more.
///
/// Each listener gets the newest event sequence known; one that is slow finds only the newest when it looks again.
/// What happened is read from the store with `events(after:)`. Publishing never waits and costs one lock.
package final class JobChangeFeed: Sendable {
  private struct State {
    var latest: Int64 = 0
    var nextID = 0
    var listeners: [Int: AsyncStream<Int64>.Continuation] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// The newest sequence that was published.
  package var latest: Int64 { state.withLock { $0.latest } }

  /// Says that events up to `sequence` are committed. A lower or equal one wakes listeners too, with the newest known,
  /// so that a store may announce what has no event, such as logs.
  package func publish(upTo sequence: Int64) {
    let (latest, listeners) = state.withLock { state in
      state.latest = max(state.latest, sequence)
      return (state.latest, Array(state.listeners.values))
    }
    for listener in listeners { listener.yield(latest) }
  }

  /// The hints from now on. Ends when the listening task is cancelled.
  package func hints() -> AsyncStream<Int64> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
    let id = state.withLock { state in
      state.nextID += 1
      state.listeners[state.nextID] = continuation
      return state.nextID
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
    return stream
  }
}
