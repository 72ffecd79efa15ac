import Foundation
import JobEngine
import TenantModel

/// Tenants in SQL. Each write is one transaction, shared with others that come at the same time.
package struct SQLTenantStore: TenantStore {
  let database: any StoreDatabase
  let now: @Sendable () -> Date

  package func create(_ record: NewTenantRecord, job: NewJob) async throws {
    let now = now()
    try await database.write { try TenantTable.create(record, job: job, at: now, in: $0) }
  }

  package func adopt(_ records: [NewTenantRecord]) async throws {
    let now = now()
    try await database.write { try TenantTable.adopt(records, at: now, in: $0) }
  }

  package func submit(_ job: NewJob, on tenant: TenantID, expectedVersion: Int?) async throws {
    let now = now()
    try await database.write {
      try TenantTable.submit(job, on: tenant, expectedVersion: expectedVersion, at: now, in: $0)
    }
  }

  package func tenant(_ id: TenantID) async throws -> Tenant? {
    try await database.read { try TenantTable.tenant(id, in: $0) }
  }

  package func tenant(slug: Slug) async throws -> Tenant? {
    try await database.read { try TenantTable.tenant(slug: slug, in: $0) }
  }

  package func tenants(_ query: TenantQuery) async throws -> TenantPage {
    try await database.read { try TenantTable.tenants(query, in: $0) }
  }

  package func countsByStatus() async throws -> [TenantStatus: Int] {
    try await database.read { try TenantTable.countsByStatus(in: $0) }
  }

  package func agencyGroups() async throws -> [DisplayText] {
    try await database.read { try TenantTable.agencyGroups(in: $0) }
  }

  package func modules(of tenant: TenantID) async throws -> [TenantModuleState] {
    try await database.read { try TenantTable.modules(of: tenant, in: $0) }
  }

  package func sso(of tenant: TenantID) async throws -> SSOConfig? {
    try await database.read { try TenantTable.sso(of: tenant, in: $0) }
  }

  package func subscription(of tenant: TenantID) async throws -> BillingSubscription? {
    try await database.read { try TenantTable.subscription(of: tenant, in: $0) }
  }

  package func record(health: Health, of tenant: TenantID) async throws {
    let now = now()
    try await database.write(.relaxed) { try TenantTable.record(health: health, of: tenant, at: now, in: $0) }
  }

  package func record(ssoStatus: SSOConfig.Status, of tenant: TenantID) async throws {
    let now = now()
    try await database.write { try TenantTable.record(ssoStatus: ssoStatus, of: tenant, at: now, in: $0) }
  }

  package func record(pausedBy: Pauser?, reason: String?, of tenant: TenantID) async throws {
    let now = now()
    try await database.write {
      try TenantTable.record(pausedBy: pausedBy, reason: reason, of: tenant, at: now, in: $0)
    }
  }

  package func record(modules: [TenantModuleState], of tenant: TenantID) async throws {
    let now = now()
    try await database.write { try TenantTable.record(modules: modules, of: tenant, at: now, in: $0) }
  }

  package func record(image: ImageReference, of tenant: TenantID) async throws {
    let now = now()
    try await database.write { try TenantTable.record(image: image, of: tenant, at: now, in: $0) }
  }

  package func record(bundle: String, of tenant: TenantID) async throws {
    let now = now()
    try await database.write { try TenantTable.record(bundle: bundle, of: tenant, at: now, in: $0) }
  }

  package func startSubscription(of tenant: TenantID, periodStart: Date, periodEnd: Date) async throws {
    let now = now()
    try await database.write {
      try TenantTable.startSubscription(
        of: tenant, periodStart: periodStart, periodEnd: periodEnd, at: now, in: $0)
    }
  }

  package func endSubscription(of tenant: TenantID) async throws {
    let now = now()
    try await database.write { try TenantTable.endSubscription(of: tenant, at: now, in: $0) }
  }
}
