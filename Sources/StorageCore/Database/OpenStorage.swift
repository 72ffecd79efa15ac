import Foundation
import JobEngine

/// The platform's database, opened once per process, with a store for each aggregate.
///
/// The stores are views of one database: what one of them commits, the others and the feed show.
package struct OpenStorage: Sendable {
  package let jobs: SQLJobStore
  package let tenants: SQLTenantStore
  package let catalog: SQLCatalogStore
  package let platform: SQLPlatformStore
  package let changes: SQLChangeStore
  package let monitor: SQLMonitorStore
  package let billing: SQLBillingStore
  package let support: SQLSupportStore
  package let windows: SQLWindowStore
  package let audit: SQLAuditStore
  package let analytics: SQLAnalyticsStore
  package let agents: SQLAgentStore
  package let answers: SQLAnswerStore
  package let hooks: SQLHookStore
  package let approvals: SQLApprovalStore
  package let presence: SQLPresenceStore

  private let database: any StoreDatabase

  /// - Parameter now: the clock for what the caller of a store gives no time for.
  package init(_ database: any StoreDatabase, now: @escaping @Sendable () -> Date) {
    self.database = database
    jobs = SQLJobStore(database: database, now: now)
    tenants = SQLTenantStore(database: database, now: now)
    catalog = SQLCatalogStore(database: database, now: now)
    platform = SQLPlatformStore(database: database, now: now)
    changes = SQLChangeStore(database: database)
    monitor = SQLMonitorStore(database: database, now: now)
    billing = SQLBillingStore(database: database)
    support = SQLSupportStore(database: database)
    windows = SQLWindowStore(database: database, now: now)
    audit = SQLAuditStore(database: database)
    analytics = SQLAnalyticsStore(database: database)
    agents = SQLAgentStore(database: database)
    answers = SQLAnswerStore(database: database)
    hooks = SQLHookStore(database: database)
    approvals = SQLApprovalStore(database: database)
    presence = SQLPresenceStore(database: database)
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

  /// Reads a little. A database that is away is not waited for.
  ///
  /// - Throws: `StorageError` that says why nothing can be read.
  package func check() async throws { try await database.check() }

  package func facts() async throws -> StorageFacts { try await database.facts() }

  /// Finishes the writes under way and ends all access. Call it once, last.
  package func close() async throws { try await database.close() }
}
