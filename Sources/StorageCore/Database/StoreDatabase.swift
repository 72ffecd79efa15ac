import JobEngine

/// A database that was opened, as the stores see it: transactions, and hints about what was committed.
///
/// All that a driver supplies beside its `SQLConnection`. Writers take turns, across every process on the same
/// database: each write sees what all before it wrote, and the change feed has their order.
package protocol StoreDatabase: Sendable {
  /// Hints about what this process and others have committed.
  var feed: JobChangeFeed { get }

  /// Runs `body` in a transaction, maybe together with whatever else waits, and returns once that is committed.
  /// `body` may be run more than once, each time on what all before it left; only the last time counts.
  ///
  /// - Throws: what `body` throws, and then nothing of it is written; `StorageError` when nothing could be.
  func write<Value: Sendable>(
    _ durability: WriteDurability, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value

  /// Runs `body` on one unchanging state of the database, beside any writer.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value

  /// Reads a little. A database that is away is not waited for.
  ///
  /// - Throws: `StorageError` that says why nothing can be read.
  func check() async throws

  /// What `tenantry doctor` says about it.
  func facts() async throws -> StorageFacts

  /// Finishes what was asked for and ends all access. Call it once, last.
  func close() async throws
}

extension StoreDatabase {
  /// For a database that is never away.
  package func check() async throws {
    _ = try await read { connection in try ChangeTable.latestSequence(in: connection) }
  }

  /// A write that has survived a power loss when this returns.
  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await write(.full, body)
  }
}
