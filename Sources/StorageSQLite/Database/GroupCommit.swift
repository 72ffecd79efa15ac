import GRDB
import StorageCore
import Synchronization

/// Runs the writes that wait in a `WriteQueue` in one transaction, each in its own savepoint.
///
/// A caller resumes only after COMMIT has returned; when COMMIT fails, its whole group fails.
final class GroupCommit: Sendable {
  private let writer: any DatabaseWriter
  private let gate: WriterGate
  private let path: String
  private let queue = WriteQueue()
  private let lastFoundDiskFull = Mutex(false)
  /// Called after each commit, still before its callers resume.
  private let didCommit: @Sendable (Database) -> Void

  init(
    writer: any DatabaseWriter, gate: WriterGate, path: String,
    didCommit: @escaping @Sendable (Database) -> Void
  ) {
    self.writer = writer
    self.gate = gate
    self.path = path
    self.didCommit = didCommit
  }

  /// Runs `body` in a transaction and returns its value once that is committed.
  func write<Value: Sendable>(
    _ durability: WriteDurability = .full, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await queue.write(
      durability,
      startDraining: { writer.asyncWriteWithoutTransaction { database in self.drain(database) } }, body)
  }

  /// Whether there was no space for the last write that there was something to write for.
  var hasFoundDiskFull: Bool { lastFoundDiskFull.withLock { $0 } }

  /// Something was written: there is space again.
  func noteSpace() { lastFoundDiskFull.withLock { $0 = false } }

  private func noteFull(in errors: [(any Error)?], didChange: Bool) {
    if errors.contains(where: { ($0 as? StorageError)?.code == .diskFull }) {
      lastFoundDiskFull.withLock { $0 = true }
    } else if didChange {
      noteSpace()
    }
  }

  /// On the writer's own thread, until nothing waits.
  private func drain(_ database: Database) {
    while true {
      let group = queue.next()
      if group.isEmpty { return }
      for (write, error) in zip(group, commit(group, database)) { write.finish(error) }
    }
  }

  /// - Returns: what became of each write.
  private func commit(_ group: [PendingWrite], _ database: Database) -> [(any Error)?] {
    do {
      return try gate.withLock {
        let mode = group.contains { $0.durability == .full } ? "FULL" : "NORMAL"
        try database.execute(sql: "PRAGMA synchronous = \(mode)")
        let changes = database.totalChangesCount
        let errors = try transact(group, database)
        if database.totalChangesCount != changes { gate.lock?.announceCommit() }
        noteFull(in: errors, didChange: database.totalChangesCount != changes)
        didCommit(database)
        return errors
      }
    } catch {
      let failure = StorageError.translated(error, path: path)
      noteFull(in: [failure], didChange: false)
      return group.map { _ in failure }
    }
  }

  private func transact(_ group: [PendingWrite], _ database: Database) throws -> [(any Error)?] {
    try database.execute(sql: "BEGIN IMMEDIATE")
    do {
      var errors: [(any Error)?] = []
      for write in group { errors.append(try savepoint(write, database)) }
      try database.execute(sql: "COMMIT")
      return errors
    } catch {
      // The first error is what went wrong; a failing ROLLBACK would only hide it.
      if database.isInsideTransaction { try? database.execute(sql: "ROLLBACK") }
      throw error
    }
  }

  /// - Returns: why this write was undone, nil when it was not.
  /// - Throws: when SQLite gave up the whole transaction, and with it the writes before.
  private func savepoint(_ write: PendingWrite, _ database: Database) throws -> (any Error)? {
    try database.execute(sql: "SAVEPOINT write")
    do {
      try write.run(SQLiteConnection(database: database))
    } catch {
      guard database.isInsideTransaction else { throw error }
      try database.execute(sql: "ROLLBACK TO write")
      try database.execute(sql: "RELEASE write")
      return StorageError.translated(error, path: path)
    }
    try database.execute(sql: "RELEASE write")
    return nil
  }
}
