import Foundation
import JobEngine
import StorageCore
import TenantModel

/// A store whose disk has failed: nothing can be read or written.
package struct BrokenTenantStore: TenantStore {
  package init() {}

  private var trouble: StorageError {
    StorageError(.failed, "The database cannot be read.", detail: "disk I/O error")
  }

  package func create(_ record: NewTenantRecord, job: NewJob) async throws { throw trouble }
  package func adopt(_ records: [NewTenantRecord]) async throws { throw trouble }
  package func submit(_ job: NewJob, on tenant: TenantID, expectedVersion: Int?) async throws {
    throw trouble
  }
  package func tenant(_ id: TenantID) async throws -> Tenant? { throw trouble }
  package func tenant(slug: Slug) async throws -> Tenant? { throw trouble }
  package func tenants(_ query: TenantQuery) async throws -> TenantPage { throw trouble }
  package func countsByStatus() async throws -> [TenantStatus: Int] { throw trouble }
  package func agencyGroups() async throws -> [DisplayText] { throw trouble }
  package func modules(of tenant: TenantID) async throws -> [TenantModuleState] { throw trouble }
  package func sso(of tenant: TenantID) async throws -> SSOConfig? { throw trouble }
  package func subscription(of tenant: TenantID) async throws -> BillingSubscription? { throw trouble }
  package func record(health: Health, of tenant: TenantID) async throws { throw trouble }
  package func record(ssoStatus: SSOConfig.Status, of tenant: TenantID) async throws { throw trouble }
  package func record(pausedBy: Pauser?, reason: String?, of tenant: TenantID) async throws { throw trouble }
  package func record(modules: [TenantModuleState], of tenant: TenantID) async throws { throw trouble }
  package func record(image: ImageReference, of tenant: TenantID) async throws { throw trouble }
  package func record(bundle: String, of tenant: TenantID) async throws { throw trouble }
  package func startSubscription(of tenant: TenantID, periodStart: Date, periodEnd: Date) async throws {
    throw trouble
  }
  package func endSubscription(of tenant: TenantID) async throws { throw trouble }
}
