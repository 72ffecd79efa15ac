import Foundation
import TenantModel

/// What the monitor saw, in SQL. It is committed, and reaches the disk with the next durable write: what a power loss
/// takes of it is seen again a minute later.
package struct SQLMonitorStore: MonitorStore {
  let database: any StoreDatabase
  let now: @Sendable () -> Date

  package func record(health: [TenantID: Health]) async throws {
    let now = now()
    try await database.write(.relaxed) { try MonitorTable.record(health: health, at: now, in: $0) }
  }

  package func record(usage: [TenantID: UsageSample]) async throws {
    try await database.write(.relaxed) { try MonitorTable.record(usage: usage, in: $0) }
  }

  package func record(platform: PlatformSample) async throws {
    try await database.write(.relaxed) { try MonitorTable.record(platform: platform, in: $0) }
  }

  package func record(backups: [TenantID: [Backup]]) async throws {
    try await database.write(.relaxed) { try MonitorTable.record(backups: backups, in: $0) }
  }

  package func record(drift: [DriftLook]) async throws {
    try await database.write(.relaxed) { try MonitorTable.record(drift: drift, in: $0) }
  }

  package func usage(of tenant: TenantID, since: Date) async throws -> [UsageSample] {
    try await database.read { try MonitorTable.usage(of: tenant, since: since, in: $0) }
  }

  package func platform(since: Date, limit: Int) async throws -> [PlatformSample] {
    try await database.read { try MonitorTable.platform(since: since, limit: limit, in: $0) }
  }

  package func healthChanges(of tenant: TenantID, limit: Int) async throws -> [HealthChange] {
    try await database.read { try MonitorTable.healthChanges(of: tenant, limit: limit, in: $0) }
  }

  package func backups(of tenant: TenantID, limit: Int) async throws -> [Backup] {
    try await database.read { try MonitorTable.backups(of: tenant, limit: limit, in: $0) }
  }

  package func backupGaps(before: Date, countsUnseen: Bool, limit: Int) async throws -> BackupGaps {
    try await database.read {
      try MonitorTable.backupGaps(before: before, countsUnseen: countsUnseen, limit: limit, in: $0)
    }
  }

  package func drift(_ query: DriftQuery) async throws -> [TenantDrift] {
    try await database.read { try MonitorTable.drift(query, in: $0) }
  }

  package func signIns(of tenant: TenantID?, limit: Int) async throws -> SignInPage {
    try await database.read { try MonitorTable.signIns(of: tenant, limit: limit, in: $0) }
  }

  package func driftLooks(of tenant: TenantID) async throws -> [DriftArea: Date] {
    try await database.read { try MonitorTable.driftLooks(of: tenant, in: $0) }
  }

  package func due(_ subject: LookSubject, before: Date, limit: Int) async throws -> [Tenant] {
    try await database.read { try MonitorTable.due(subject, before: before, limit: limit, in: $0) }
  }

  package func noteLook(_ subject: LookSubject, at tenants: [TenantID], at time: Date) async throws {
    try await database.write(.relaxed) { try MonitorTable.noteLook(subject, at: tenants, at: time, in: $0) }
  }

  package func thin(after place: TenantPlace, at now: Date) async throws -> TenantPlace? {
    try await database.write(.relaxed) { try MonitorTable.thin(after: place, at: now, in: $0) }
  }
}
