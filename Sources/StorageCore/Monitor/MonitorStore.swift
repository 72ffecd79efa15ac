import Foundation
import TenantModel

/// What the monitor saw of tenants and platform, with its past.
///
/// Whatever is recorded of several tenants is one transaction: it takes as long as one of a single tenant. A tenant
/// that went away meanwhile is left out.
package protocol MonitorStore: Sendable {
  /// Records how tenants are; one that an operation works on has its health from that.
  func record(health: [TenantID: Health]) async throws

  /// Adds samples. One of the same tenant and time fills what the first did not see.
  func record(usage: [TenantID: UsageSample]) async throws

  func record(platform: PlatformSample) async throws

  /// Adds backups; one that is known already stays as it was.
  func record(backups: [TenantID: [Backup]]) async throws

  /// What looks at tenants found. Of the areas looked at, new findings begin, those that are there still keep their
  /// beginning, and those that are gone end; the other areas stay as they were.
  func record(drift: [DriftLook]) async throws

  /// Samples in a range of time, oldest first, in the finest resolution that each part of it still has.
  func usage(of tenant: TenantID, since: Date) async throws -> [UsageSample]

  /// Samples since a time, oldest first, at most `limit` of them, the newest.
  func platform(since: Date, limit: Int) async throws -> [PlatformSample]

  /// Changes of health, newest first.
  func healthChanges(of tenant: TenantID, limit: Int) async throws -> [HealthChange]

  /// Backups, newest first.
  func backups(of tenant: TenantID, limit: Int) async throws -> [Backup]

  /// Active production tenants, older than `before`, without a backup since then.
  ///
  /// - Parameter countsUnseen: also those whose nightly backups nobody has looked for.
  func backupGaps(before: Date, countsUnseen: Bool, limit: Int) async throws -> BackupGaps

  /// Findings, those that are there before those that ended, the oldest first among the former.
  func drift(_ query: DriftQuery) async throws -> [TenantDrift]

  /// Tenants' clients in Keycloak with what was last seen of them, by slug.
  ///
  /// - Parameters:
  ///   - tenant: of one tenant; nil of all.
  ///   - limit: at most so many.
  func signIns(of tenant: TenantID?, limit: Int) async throws -> SignInPage

  /// When each area of the tenant was last looked at; areas that never were are absent.
  func driftLooks(of tenant: TenantID) async throws -> [DriftArea: Date]

  /// Active tenants without an operation whose look is due, or that were changed since: those that were never looked at
  /// first, then the longest ago.
  func due(_ subject: LookSubject, before: Date, limit: Int) async throws -> [Tenant]

  /// Notes that the tenant was looked at, whatever came of it, so that the others have their turn.
  func noteLook(_ subject: LookSubject, at tenants: [TenantID], at time: Date) async throws

  /// Thins out what is old of the tenants that follow `after`, a few in one small transaction.
  ///
  /// - Returns: where to go on; nil after the last tenant.
  func thin(after: TenantPlace, at now: Date) async throws -> TenantPlace?
}
