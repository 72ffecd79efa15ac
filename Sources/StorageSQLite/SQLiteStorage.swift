import Foundation
import GRDB
import JobEngine
import StorageCore

/// The platform's database in a data folder: opened once per process, shared with other processes on the same
/// host.
///
/// The folder holds `tenantry.db` (with SQLite's `-wal` and `-shm`), `writer.lock` and `backups/`. The stores
/// are views of one database: what one of them commits, the others and the feed show.
package struct SQLiteStorage: Sendable {
  package let jobs: SQLiteJobStore
  package let tenants: SQLiteTenantStore
  package let catalog: SQLiteCatalogStore
  package let platform: SQLitePlatformStore
  package let changes: SQLiteChangeStore
  package let monitor: SQLiteMonitorStore
  package let billing: SQLiteBillingStore
  package let support: SQLiteSupportStore
  package let windows: SQLiteWindowStore
  package let audit: SQLiteAuditStore
  package let analytics: SQLiteAnalyticsStore
  package let agents: SQLiteAgentStore
  package let answers: SQLiteAnswerStore

  private let database: SQLiteDatabase

  init(_ database: SQLiteDatabase, now: @escaping @Sendable () -> Date) {
    self.database = database
    jobs = SQLiteJobStore(database: database)
    tenants = SQLiteTenantStore(database: database, now: now)
    catalog = SQLiteCatalogStore(database: database, now: now)
    platform = SQLitePlatformStore(database: database, now: now)
    changes = SQLiteChangeStore(database: database)
    monitor = SQLiteMonitorStore(database: database, now: now)
    billing = SQLiteBillingStore(database: database)
    support = SQLiteSupportStore(database: database)
    windows = SQLiteWindowStore(database: database, now: now)
    audit = SQLiteAuditStore(database: database)
    analytics = SQLiteAnalyticsStore(database: database)
    agents = SQLiteAgentStore(database: database)
    answers = SQLiteAnswerStore(database: database)
  }

  /// Opens the database in `folder`; makes folder and file when they are not there, and brings an older
  /// schema up to date after a backup. A file that is refused is left as it is, to the byte and the second.
  ///
  /// - Parameters:
  ///   - options: what may differ between a server, a console and a test.
  ///   - now: the clock for what the caller of a store gives no time for.
  /// - Throws: `StorageError` with `foreignFile`, `newerSchema`, `corrupt`, `readOnly`, `diskFull`, `locked`
  ///   or `failed`.
  package static func open(
    folder: URL, options: SQLiteOptions = SQLiteOptions(), now: @escaping @Sendable () -> Date
  ) async throws -> SQLiteStorage {
    let opening = DatabaseOpening(folder: DataFolder(folder), options: options, now: now())
    return SQLiteStorage(try await SQLiteDatabase.offCooperativePool { try opening.open() }, now: now)
  }

  /// A database that lives in memory, for tests and for the demo.
  package static func inMemory(
    options: SQLiteOptions = SQLiteOptions(), now: @escaping @Sendable () -> Date
  ) async throws -> SQLiteStorage {
    let opening = DatabaseOpening(folder: nil, options: options, now: now())
    return SQLiteStorage(try await SQLiteDatabase.offCooperativePool { try opening.open() }, now: now)
  }

  /// Deletes what is older than the retention allows: events, and jobs that ended long ago with their logs.
  ///
  /// - Returns: how many jobs went. Call it again while that is `Retention.jobsPerPruning`.
  @discardableResult
  package func prune(_ retention: Retention = Retention(), at now: Date) async throws -> Int {
    try await database.write(.relaxed) { connection in
      try ChangeTable.drop(keeping: retention.events, in: connection)
      let horizon = now.addingTimeInterval(-retention.finishedJobs.seconds)
      return try JobTable.dropFinished(before: horizon, limit: Retention.jobsPerPruning, in: connection)
    }
  }

  /// The number of the schema, and how SQLite keeps what is being written: `wal` in a folder, `memory` without one.
  package func facts() async throws -> (schema: Int, journal: String) {
    try await database.read { connection in
      let schema = try connection.number("PRAGMA user_version")
      let journal = try connection.first("PRAGMA journal_mode") { row in try row.text() }
      return (Int(schema), journal ?? "")
    }
  }

  /// Finishes the writes under way and closes the file. Call it once, last.
  package func close() async throws { try await database.close() }
}
