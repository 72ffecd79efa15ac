import PostgresConnection
import StorageCore
import Synchronization

/// The sessions that reads are made on, a few side by side; one that has nothing to do is kept.
final class ReaderPool: Sendable {
  private struct State {
    var idle: [PostgresConnection] = []
    var open = 0
    var waiting: [CheckedContinuation<PostgresConnection?, Never>] = []
  }

  private let source: SessionSource
  private let sessionsMax: Int
  private let state = Mutex(State())

  init(_ source: SessionSource, sessionsMax: Int) {
    self.source = source
    self.sessionsMax = max(sessionsMax, 1)
  }

  /// Gives a session to `body`. One that ended under it is not used again.
  ///
  /// - Parameter end: until when a new session may take to open.
  func turn<Value: Sendable>(
    limit: Duration, connectingUntil end: ContinuousClock.Instant? = nil,
    _ body: @Sendable (PostgresTurn) throws -> Value
  ) async throws -> Value {
    let session = try await take(until: end)
    do {
      let (value, isOver) = try await session.turn(limit: limit) { turn in (try body(turn), turn.isOver) }
      giveBack(isOver ? nil : session)
      return value
    } catch {
      await session.close()
      giveBack(nil)
      throw error
    }
  }

  func close() async {
    let idle = state.withLock { state in
      defer { state.idle = [] }
      return state.idle
    }
    for session in idle { await session.close() }
  }

  private func take(until end: ContinuousClock.Instant?) async throws -> PostgresConnection {
    let given = await withCheckedContinuation { continuation in
      let session: PostgresConnection?? = state.withLock { state in
        if let session = state.idle.popLast() { return session }
        if state.open < sessionsMax {
          state.open += 1
          return .some(nil)
        }
        state.waiting.append(continuation)
        return nil
      }
      if let session { continuation.resume(returning: session) }
    }
    if let given { return given }
    do {
      return try await source.open(until: end)
    } catch {
      giveBack(nil)
      throw error
    }
  }

  /// - Parameter session: nil for the place of one that is over.
  private func giveBack(_ session: PostgresConnection?) {
    let next = state.withLock { state in
      if !state.waiting.isEmpty { return Optional(state.waiting.removeFirst()) }
      if let session { state.idle.append(session) } else { state.open -= 1 }
      return nil
    }
    next?.resume(returning: session)
  }
}
