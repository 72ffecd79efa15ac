import Foundation
import GRDB
import TenantryAPI

/// Changes that wait for a server, in a file of their own: it is never thrown away, and every write is on the disk when
/// it returns. What a process had claimed that died waits again at once; what one has that lives, once its claim is over.
package actor SQLiteOutbox: OutboxStore {
  /// Changes that are kept at most, whatever became of them.
  package static let callsMax = 200

  private let file: PrivateFile
  private let server: String
  private let senders: OutboxSenders
  private var queue: DatabaseQueue?

  /// - Parameters:
  ///   - path: the file; it is opened when it is first needed.
  ///   - server: where they go: those of another server in the same file are left alone.
  package init(path: String, server: String) {
    file = PrivateFile(path: path)
    self.server = server
    senders = OutboxSenders(path: path + ".lock")
  }

  package func add(
    _ call: PendingCall, claimedBy claim: OutboxClaim
  ) async throws -> (call: PendingCall, isClaimed: Bool) {
    try await write { [server, senders] database in
      try senders.hold(claim.sender)
      return try OutboxSQL.add(call, claim, server, in: database)
    }
  }

  package func calls() async throws -> [PendingCall] {
    try await write { [server] database in try OutboxSQL.calls(of: server, in: database) }
  }

  /// Rings when the write-ahead log is written, which is while its writer has the lock: whoever looks after that waits for
  /// the commit, as every transaction here begins by taking the lock. A look that changes nothing writes nothing.
  package func changes() async -> AsyncStream<Void> {
    // A log to watch is there once the file is open.
    guard (try? await write { _ in }) != nil else { return AsyncStream { $0.finish() } }
    return FileWrites.bursts(in: file.path + "-wal")
  }

  package func claim(_ claim: OutboxClaim, for user: String) async throws -> PendingCall? {
    try await write { [server, senders] database in
      try senders.hold(claim.sender)
      return try OutboxSQL.claim(claim, for: user, server, in: database)
    }
  }

  package func release(_ id: PendingCall.ID, by sender: String, isInDoubt: Bool) async throws {
    try await write { database in
      try database.execute(
        sql: """
          UPDATE calls SET sender = NULL, claimed_until = NULL, in_doubt = max(in_doubt, ?)
          WHERE id = ? AND sender = ?
          """, arguments: [isInDoubt, id, sender])
    }
  }

  package func refuse(_ id: PendingCall.ID, by sender: String, reason: String) async throws {
    try await write { database in
      try database.execute(
        sql: """
          UPDATE calls SET state = 'refused', reason = ?, sender = NULL, claimed_until = NULL
          WHERE id = ? AND sender = ?
          """, arguments: [reason, id, sender])
    }
  }

  package func complete(_ id: PendingCall.ID, by sender: String) async throws {
    try await write { database in
      try database.execute(sql: "DELETE FROM calls WHERE id = ? AND sender = ?", arguments: [id, sender])
    }
  }

  package func expire(at now: Date) async throws -> [PendingCall] {
    try await write { [server] database in try OutboxSQL.expire(at: now, server, in: database) }
  }

  package func withdraw(_ id: PendingCall.ID, at now: Date) async throws -> OutboxWithdrawal {
    try await write { [server] database in try OutboxSQL.withdraw(id, at: now, server, in: database) }
  }

  /// Takes the file away, unless something in it waits, for whatever server: never without knowing what is lost.
  ///
  /// - Parameter discards: true to take it away all the same.
  /// - Returns: what waited; empty where there was no file.
  package func remove(discarding discards: Bool, at now: Date) async throws -> [PendingCall] {
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    let waiting = try await write { [file] database in
      let waiting = try OutboxSQL.waiting(at: now, in: database)
      // Whoever wants to add one waits for this transaction, and then finds no file.
      if discards || waiting.isEmpty { file.remove() }
      return waiting
    }
    close()
    return waiting
  }

  /// Lets go of the file.
  package func close() {
    _ = try? queue?.close()
    queue = nil
    senders.letGo()
  }

  /// Runs `body` in a transaction, on a thread of its own: whoever is cancelled meanwhile has still written. What the dead
  /// had claimed waits by then.
  private func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    let (file, known, senders) = (file, queue, senders)
    do {
      let (queue, value) = try await SQLiteDatabase.offCooperativePool {
        let queue = try known ?? Self.open(file)
        let value = try queue.inImmediateTransaction { database in
          try OutboxSQL.free(fromDead: senders, in: database)
          return try body(database)
        }
        return (queue, value)
      }
      if self.queue == nil { self.queue = queue }
      return value
    } catch let error as PrivateFile.OtherVersion {
      throw APIProblem(
        .storage, "\(file.path) was written by a newer Tenantry (\(error.version)); update this program.")
    } catch {
      let reason = (error as? DatabaseError)?.message ?? error.systemReason ?? "\(type(of: error))"
      throw APIProblem(.storage, "\(file.path) cannot be used: \(reason).")
    }
  }

  private static func open(_ file: PrivateFile) throws -> DatabaseQueue {
    try file.open(version: 1, pragmas: "PRAGMA synchronous = FULL;", schema: OutboxSQL.schema)
  }
}

extension DatabaseQueue {
  /// A transaction that has the writer's lock from its beginning, so that what it reads is what it changes.
  fileprivate func inImmediateTransaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
    var value: Value?
    try inTransaction(.immediate) { database in
      value = try body(database)
      return .commit
    }
    guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    return value
  }
}
