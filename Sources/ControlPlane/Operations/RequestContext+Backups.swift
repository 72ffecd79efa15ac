import Foundation
import JobEngine
import Operations
import TenantModel
import TenantryAPI

/// Backups are known by the operations that made them.
extension RequestContext {
  private static let backupsJobsMax = 200

  /// The tenant's backups, newest first: every operation's whose step for it is done.
  func backups(of tenant: Tenant) async throws -> [BackupSummary] {
    let jobs = try await parts.jobs.jobs(
      JobQuery(subject: tenant.id.rawValue, kinds: Self.kinds, limit: Self.backupsJobsMax))
    var backups: [BackupSummary] = []
    for job in jobs {
      let step = try await parts.jobs.steps(of: job.id).first { $0.name.rawValue == BackupSummary.step }
      guard let step, step.phase == .done, let path = step.externalRef,
        let kind = OperationKind(rawValue: job.kind.rawValue)
      else { continue }
      backups.append(
        BackupSummary(
          id: try OperationID(job.id.rawValue), kind: kind, madeAt: step.doneAt ?? job.createdAt, path: path,
          note: step.progress?.text ?? "", actor: job.requestedBy))
    }
    return backups
  }

  /// What restoring that backup comes to.
  func restore(from backup: OperationID, on tenant: Tenant) async throws -> DatabaseRestore {
    let found = try await self.backup(backup, of: tenant)
    let upgrades = try await parts.jobs.jobs(
      JobQuery(
        states: [.succeeded], subject: tenant.id.rawValue,
        kinds: [JobKind(OperationKind.upgradeImage.rawValue)], limit: 1))
    let isOlder = upgrades.first.map { found.madeAt < ($0.finishedAt ?? $0.createdAt) } ?? false
    return DatabaseRestore(backup: found.id, path: found.path, madeAt: found.madeAt, updatesModules: isOlder)
  }

  /// What copying a backup to a new tenant comes to.
  func copy(to slug: Slug, from backup: OperationID?, of tenant: Tenant) async throws -> DatabaseCopy {
    if let owner = try await parts.tenants.tenant(slug: slug) {
      throw InvalidParams("slug", "belongs to \(owner.name) already")
    }
    let found = try await self.backup(backup, of: tenant)
    return DatabaseCopy(
      source: tenant.slug, slug: slug, backup: found.id, path: found.path, madeAt: found.madeAt)
  }

  private func backup(_ id: OperationID?, of tenant: Tenant) async throws -> BackupSummary {
    let all = try await backups(of: tenant)
    guard let found = id == nil ? all.first : all.first(where: { $0.id == id }) else {
      throw InvalidParams(
        "backup",
        all.isEmpty ? "there is none of \(tenant.slug): back it up first" : "is none of \(tenant.slug)'s")
    }
    return found
  }
}
