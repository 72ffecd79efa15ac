import Foundation
import PostgresConnection
import StorageCore
import Synchronization

/// Commits this process's writes, a group at a time, on one session.
///
/// A group that failed as a whole is tried again where nothing of it can have been committed: the session was lost before
/// its COMMIT was sent, or the server chose another transaction over it. When the answer to COMMIT was lost, the table
/// `writers` says what became of it: it has the number of this process's last committed group, and it is read once this
/// process has the writer's turn again, so that nothing of before can be under way any more.
final class PostgresWriter: Sendable {
  private static let pauseMin = Duration.milliseconds(50)
  private static let pauseMax = Duration.milliseconds(500)
  private static let turnMax = Duration.seconds(90)

  private let source: SessionSource
  private let transaction: GroupTransaction
  private let patience: Duration
  private let queue = WriteQueue()
  /// What this process is known by among all writers.
  private let id = UUID().uuidString
  private let state = Mutex(State())
  /// Called after a commit, before its callers resume; with the newest event.
  private let didCommit: @Sendable (Int64) -> Void

  private struct State {
    var session: PostgresConnection?
    var groups: Int64 = 0
  }

  init(
    _ source: SessionSource, _ transaction: GroupTransaction, patience: Duration,
    didCommit: @escaping @Sendable (Int64) -> Void
  ) {
    self.source = source
    self.transaction = transaction
    self.patience = patience
    self.didCommit = didCommit
  }

  /// Runs `body` in a transaction and returns its value once that is committed.
  func write<Value: Sendable>(
    _ durability: WriteDurability, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await queue.write(
      durability,
      // Not the caller's child: when that is cancelled, what others wait for in the same queue must still be committed.
      startDraining: { Task { await self.drain() } }, body)
  }

  func close() async { await drop() }

  private func drain() async {
    while true {
      let group = queue.next()
      if group.isEmpty { return }
      await commit(group)
    }
  }

  /// Tells each write what became of it. What comes while the server is away goes with the group that is tried again: it may
  /// have less patience than those before it.
  private func commit(_ group: [PendingWrite]) async {
    let number = state.withLock { state in
      state.groups += 1
      return state.groups
    }
    var waiting = Waiting(group, patience: patience)
    var pause = Self.pauseMin
    while !waiting.isEmpty {
      let failure: any Error
      switch await tried(waiting, number) {
      case .success(.committed(let outcomes, let latest)):
        if let latest { didCommit(latest) }
        return waiting.finish(outcomes)
      case .success(.inDoubt(let outcomes, let error)):
        switch await settle(&waiting, outcomes, number, error) {
        case true: return
        case false: failure = error
        }
      case .success(.nothing(let error)): failure = error
      case .failure(let error): failure = error
      }
      let error = (failure as? PostgresError).map { StorageError($0, place: transaction.place) } ?? failure
      guard Self.isWorthAnotherTry(failure) else { return waiting.finish(error) }
      waiting.letGo(error)
      guard !waiting.isEmpty else { return }
      try? await Task.sleep(for: min(pause, waiting.firstEnd - .now))  // Nobody cancels this task.
      pause = min(pause * 2, Self.pauseMax)
      waiting.take(queue.more(besides: waiting.writes.count))
    }
  }

  private func tried(_ waiting: Waiting, _ number: Int64) async -> Result<GroupOutcome, any Error> {
    do {
      let session = try await session(until: waiting.firstEnd)
      let (transaction, id, group) = (transaction, id, waiting.writes)
      let (outcome, isOver) = try await session.turn(limit: Self.turnMax) { turn in
        (transaction.run(group, turn, number: number, of: id), turn.isOver)
      }
      if isOver { await drop() }
      return .success(outcome)
    } catch {
      await drop()
      return .failure(error)
    }
  }

  /// Learns whether a group whose answer was lost is committed, and tells its writes: what became of them, or those whose
  /// patience ends before that is known that nobody knows.
  ///
  /// - Returns: false when it is not, and those that are left are to be tried again.
  private func settle(
    _ waiting: inout Waiting, _ outcomes: [(any Error)?], _ number: Int64, _ error: PostgresError
  ) async -> Bool {
    let sentence =
      "\(transaction.place.sentence) does not answer, and whether the last write was made is not known: "
      + "look before it is asked for again."
    var outcomes = outcomes
    while !waiting.isEmpty {
      switch await settle(number, until: waiting.firstEnd) {
      case true?:
        didCommit(0)
        waiting.finish(outcomes)
        return true
      case false?: return false
      case nil:
        outcomes = waiting.letGo(StorageError(.unreachable, sentence, detail: error.message), outcomes)
      }
    }
    return true
  }

  /// Whether a group whose answer was lost is committed; nil when nobody can be asked.
  private func settle(_ number: Int64, until end: ContinuousClock.Instant) async -> Bool? {
    await drop()
    repeat {
      do {
        let (scripts, id) = (transaction.scripts, id)
        return try await session(until: end).turn(limit: Self.turnMax) { turn in
          try turn.script(scripts.beginWriting)
          let answer = try turn.run("SELECT last_write FROM writers WHERE id = $1", [.text(id)])
          try turn.script("COMMIT")
          return answer.rows.first?.first.flatMap { $0.flatMap { Int64($0) } } == number
        }
      } catch {
        await drop()
        try? await Task.sleep(for: Self.pauseMax)  // Nobody cancels this task.
      }
    } while ContinuousClock.now < end
    return nil
  }

  /// A server that does not let us in, or is none of ours, will not another time either.
  private static func isWorthAnotherTry(_ error: any Error) -> Bool {
    guard let error = error as? PostgresError else { return false }
    return error.endsTransaction
  }

  private func session(until end: ContinuousClock.Instant) async throws -> PostgresConnection {
    if let session = state.withLock({ $0.session }) { return session }
    let session = try await source.open(until: end)
    state.withLock { $0.session = session }
    return session
  }

  private func drop() async {
    let session = state.withLock { $0.session.take() }
    await session?.close()
  }
}
