import Foundation
import JobEngine
import Synchronization

/// A clock that only moves when told, so that tests never wait.
package final class ManualClock: EngineClock {
  private struct Sleeper {
    var due: Duration
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var elapsed: Duration = .zero
    var nextID = 0
    var sleepers: [Int: Sleeper] = [:]
    var cancelled: Set<Int> = []
    var sleeps = 0
  }

  private let start: Date
  private let state = Mutex(State())

  package init(start: Date = Date(timeIntervalSince1970: 1_700_000_000)) { self.start = start }

  package func now() -> Date { start.adding(state.withLock { $0.elapsed }) }
  package func uptime() -> Duration { state.withLock { $0.elapsed } }
  /// How many sleeps were ever begun.
  package var sleeps: Int { state.withLock { $0.sleeps } }
  /// How many tasks are asleep.
  package var sleeping: Int { state.withLock { $0.sleepers.count } }

  package func sleep(for duration: Duration) async throws {
    let id = state.withLock { state in
      state.nextID += 1
      state.sleeps += 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<Void, any Error>? = state.withLock { state in
          if state.cancelled.remove(id) != nil || Task.isCancelled { return .failure(CancellationError()) }
          if duration <= .zero { return .success(()) }
          state.sleepers[id] = Sleeper(due: state.elapsed + duration, continuation: continuation)
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        let sleeper = state.sleepers.removeValue(forKey: id)
        if sleeper == nil { state.cancelled.insert(id) }
        return sleeper
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Moves time on and wakes whoever is due.
  package func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.elapsed += duration
      let due = state.sleepers.filter { $0.value.due <= state.elapsed }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values.sorted { $0.due < $1.due }
    }
    for sleeper in due { sleeper.continuation.resume() }
  }

  /// Moves time on to the next sleeper's time, if there is one within the limit.
  /// - Returns: whether anyone was woken.
  @discardableResult
  package func advanceToNextSleeper(within limit: Duration = .seconds(86_400)) -> Bool {
    let step = state.withLock { state in state.sleepers.values.map(\.due).min().map { $0 - state.elapsed } }
    guard let step, step <= limit else { return false }
    advance(by: max(step, .zero))
    return true
  }
}
