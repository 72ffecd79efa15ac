import Foundation
import JobEngine
import StorageCore
import TenantModel

/// A store whose disk has failed: nothing can be read or written.
struct BrokenTenantStore: TenantStore {
  private var trouble: StorageError {
    StorageError(.failed, "The database cannot be read.", detail: "disk I/O error")
  }

  func create(_ record: NewTenantRecord, job: NewJob) async throws { throw trouble }
  func adopt(_ records: [NewTenantRecord]) async throws { throw trouble }
  func submit(_ job: NewJob, on tenant: TenantID, expectedVersion: Int?) async throws { throw trouble }
  func tenant(_ id: TenantID) async throws -> Tenant? { throw trouble }
  func tenant(slug: Slug) async throws -> Tenant? { throw trouble }
  func tenants(_ query: TenantQuery) async throws -> TenantPage { throw trouble }
  func countsByStatus() async throws -> [TenantStatus: Int] { throw trouble }
  func agencyGroups() async throws -> [DisplayText] { throw trouble }
  func modules(of tenant: TenantID) async throws -> [TenantModuleState] { throw trouble }
  func sso(of tenant: TenantID) async throws -> SSOConfig? { throw trouble }
  func subscription(of tenant: TenantID) async throws -> BillingSubscription? { throw trouble }
  func record(health: Health, of tenant: TenantID) async throws { throw trouble }
  func record(ssoStatus: SSOConfig.Status, of tenant: TenantID) async throws { throw trouble }
  func record(pausedBy: Pauser?, reason: String?, of tenant: TenantID) async throws { throw trouble }
  func record(modules: [TenantModuleState], of tenant: TenantID) async throws { throw trouble }
  func record(image: ImageReference, of tenant: TenantID) async throws { throw trouble }
  func record(bundle: String, of tenant: TenantID) async throws { throw trouble }
  func startSubscription(of tenant: TenantID, periodStart: Date, periodEnd: Date) async throws {
    throw trouble
  }
  func endSubscription(of tenant: TenantID) async throws { throw trouble }
}
