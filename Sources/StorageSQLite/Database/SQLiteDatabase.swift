import Foundation
import GRDB
import JobEngine
import StorageCore

/// One opened database: readers side by side, one writer in groups, one feed. The stores share it.
package final class SQLiteDatabase: StoreDatabase {
  /// Hints about what this process and others have committed.
  package let feed = JobChangeFeed()

  /// What has to be free, in bytes, before a disk that was full counts as one that is not.
  private static let spaceMin: Int64 = 256 << 10

  private let access: any DatabaseWriter
  private let gate: WriterGate
  private let commits: GroupCommit
  private let watcher: CommitWatcher?
  private let uses = OpenUses()
  private let path: String

  init(access: any DatabaseWriter, lock: WriterLock?, folder: DataFolder?) throws {
    let path = folder?.database ?? ":memory:"
    let gate = WriterGate(lock: lock)
    let feed = feed
    self.access = access
    self.gate = gate
    self.path = path
    let latest: Int64
    do {
      latest = try access.read { database in
        try ChangeTable.latestSequence(in: SQLiteConnection(database: database))
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      // The pages are whole, and what they say of the tables is not.
      throw StorageError(
        .corrupt,
        "\(path) is damaged; move it away and restore a backup from the folder “backups” beside it.",
        detail: "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")")
    } catch {
      throw StorageError.translated(error, path: path)
    }
    feed.publish(upTo: latest)
    commits = GroupCommit(writer: access, gate: gate, path: path) { database in
      Self.announce(feed, database)
    }
    watcher = try folder.map { folder in
      try CommitWatcher(folder: folder, access: access, feed: feed)
    }
  }

  /// Runs `body` in a transaction together with whatever else waits, and returns once that is on disk.
  ///
  /// - Throws: what `body` throws, and then nothing of it is written; `StorageError` when nothing could be.
  package func write<Value: Sendable>(
    _ durability: WriteDurability, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await whileOpen { try await commits.write(durability, body) }
  }

  /// Runs `body` on one unchanging state of the database, beside any writer.
  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await whileOpen {
      do {
        return try await access.read { database in try body(SQLiteConnection(database: database)) }
      } catch {
        throw StorageError.translated(error, path: path)
      }
    }
  }

  /// Reads a little. When the disk was full for the last write, writes a little, too: nobody else may come to see that there
  /// is space again.
  package func check() async throws {
    _ = try await read { connection in try ChangeTable.latestSequence(in: connection) }
    guard commits.hasFoundDiskFull else { return }
    // What a small write still fits into, others do not.
    if let space = freeSpace(), space < Self.spaceMin {
      throw StorageError(.diskFull, "The disk that holds \(path) is full; free some space.")
    }
    try await write(.relaxed) { connection in
      // The same number again: the page that has it is written all the same.
      try connection.run("PRAGMA user_version = \(try connection.number("PRAGMA user_version"))", [])
    }
    commits.noteSpace()
  }

  /// In bytes; nil where nobody says.
  private func freeSpace() -> Int64? {
    let facts = try? FileManager.default.attributesOfFileSystem(forPath: path)
    return (facts?[.systemFreeSize] as? NSNumber)?.int64Value
  }

  /// The number of the schema, and how SQLite keeps what is being written.
  package func facts() async throws -> StorageFacts {
    try await read { connection in
      let schema = try connection.number("PRAGMA user_version")
      let journal = try connection.first("PRAGMA journal_mode") { row in try row.text() }
      return StorageFacts(schema: Int(schema), journal: journal ?? "")
    }
  }

  private func whileOpen<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    guard uses.begin() else { throw StorageError(.failed, "\(path) has been closed.") }
    defer { uses.end() }
    return try await body()
  }

  /// Ends all access and moves the write-ahead log into the file.
  ///
  /// What was asked for is finished first; what is asked for afterwards is refused. Call it once.
  package func close() async throws {
    await uses.close()
    watcher?.stop()
    // An empty write comes after all that wait, so that none holds the lock while the file is closed. That it
    // fails says nothing: it has nothing to lose.
    try? await commits.write(.relaxed) { _ in }
    let gate = gate
    let access = access
    let path = path
    try await Self.offCooperativePool {
      do {
        // Readers first: the last connection to go checkpoints, and only the writer may.
        (access as? DatabasePool)?.invalidateReadOnlyConnections()
        try gate.withLock { try access.close() }
        gate.lock?.unshare()
      } catch {
        throw StorageError.translated(error, path: path)
      }
    }
  }

  /// Tells the feed when there is something new in it.
  private static func announce(_ feed: JobChangeFeed, _ database: Database) {
    do {
      let latest = try ChangeTable.latestSequence(in: SQLiteConnection(database: database))
      if latest > feed.latest { feed.publish(upTo: latest) }
    } catch {
      // The commit stands; who listens looks for itself when told that there may be something.
      feed.publish(upTo: feed.latest)
    }
  }

  /// Runs blocking work on a thread of its own.
  static func offCooperativePool<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try body() }) }
      thread.name = "tenantry.storage"
      thread.start()
    }
  }
}
