import JobEngine

/// The change feed in SQL.
package struct SQLChangeStore: ChangeStore {
  let database: any StoreDatabase

  package var feed: JobChangeFeed { database.feed }

  package func changes(after: Int64, limit: Int) async throws -> [PlatformChange] {
    try await database.read { try ChangeTable.changes(after: after, limit: limit, in: $0) }
  }

  package func latestSequence() async throws -> Int64 {
    try await database.read { try ChangeTable.latestSequence(in: $0) }
  }

  package func oldestSequence() async throws -> Int64? {
    try await database.read { try ChangeTable.oldestSequence(in: $0) }
  }
}
