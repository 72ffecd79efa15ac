import Foundation
import JobEngine
import PostgresConnection
import StorageCore

/// One opened database: readers side by side, one writer in groups, one feed. The stores share it.
final class PostgresDatabase: StoreDatabase {
  let feed = JobChangeFeed()

  private let scripts: SessionScripts
  private let readers: ReaderPool
  private let writer: PostgresWriter
  private let transaction: GroupTransaction
  private let patience: Duration
  private let readersMax: Int
  private let uses = OpenUses()
  /// The watcher's task; this object's own child, which ends with it.
  private let watching: Task<Void, Never>

  /// - Parameter latest: the newest event when the database was opened.
  init(_ source: SessionSource, _ options: PostgresOptions, latest: Int64) {
    let feed = feed
    let scripts = SessionScripts(schema: options.schema)
    let readers = ReaderPool(source, sessionsMax: options.readersMax)
    let hints = ChangeHints(readers, scripts)
    self.scripts = scripts
    self.readers = readers
    transaction = GroupTransaction(
      scripts: scripts, translation: StatementTranslation(), prepares: !options.isPooled,
      leaseClock: options.leaseClock, place: source.place)
    patience = options.patience
    readersMax = options.readersMax
    writer = PostgresWriter(source, transaction, patience: options.patience) { latest in
      feed.publish(upTo: max(latest, feed.latest))
      hints.hint()
    }
    feed.publish(upTo: latest)
    let watcher = ChangeWatcher(source: source, scripts: scripts, listens: !options.isPooled, feed: feed)
    watching = Task { await watcher.run() }
  }

  deinit { watching.cancel() }

  func write<Value: Sendable>(
    _ durability: WriteDurability, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await whileOpen { try await writer.write(durability, body) }
  }

  /// A read that loses its session is made again on another: it has changed nothing.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await whileOpen {
      let usual = ContinuousClock.now + patience
      let end = min(StoragePatience.end ?? usual, usual)
      while true {
        do {
          return try await tried(until: end, body)
        } catch let error as PostgresError {
          guard error.endsTransaction, ContinuousClock.now < end else {
            throw StorageError(error, place: transaction.place)
          }
        }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  /// Sessions that have rested since the server was away are over; each may turn out to be once.
  func check() async throws {
    try await whileOpen {
      for restedMax in (0...readersMax).reversed() {
        do {
          return try await tried { connection in _ = try ChangeTable.latestSequence(in: connection) }
        } catch let error as PostgresError {
          guard error.endsTransaction, restedMax > 0, !Task.isCancelled else {
            throw StorageError(error, place: transaction.place)
          }
        }
      }
    }
  }

  /// - Throws: `PostgresError` for what another session may do better; what `body` throws.
  private func tried<Value: Sendable>(
    until end: ContinuousClock.Instant? = nil, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    let (scripts, transaction) = (scripts, transaction)
    return try await readers.turn(limit: .seconds(60), connectingUntil: end) { turn -> Result<Value, any Error> in
      let time = try turn.script(scripts.beginReading).last
      let connection = PostgresSQLConnection(
        turn, transaction.translation, prepares: transaction.prepares,
        clock: transaction.leaseClock.time(from: time), place: transaction.place)
      let result = Result { try body(connection) }
      if let ending = connection.ending { throw ending }
      do { try turn.script("COMMIT") } catch { turn.end() }
      return result
    }.get()
  }

  func facts() async throws -> StorageFacts {
    let schema = try await read { connection in
      try connection.number("SELECT max(number) FROM schema_versions")
    }
    let version = try await read { connection in
      try connection.first("SHOW server_version") { row in try row.text() } ?? ""
    }
    return StorageFacts(schema: Int(schema), journal: "postgresql \(version)")
  }

  /// What was asked for is finished first; what is asked for afterwards is refused.
  func close() async throws {
    await uses.close()
    watching.cancel()
    await writer.close()
    await readers.close()
    await watching.value
  }

  private func whileOpen<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    guard uses.begin() else { throw StorageError(.failed, "\(transaction.place.sentence) has been closed.") }
    defer { uses.end() }
    return try await body()
  }
}
