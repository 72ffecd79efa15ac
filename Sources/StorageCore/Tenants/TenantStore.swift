import Foundation
import JobEngine
import TenantModel

/// The tenants and what belongs to each of them. Every write is one business act in one transaction, bumps the
/// tenant's `version` and `updatedAt`, and is followed by a `tenant_changed` event in the change feed. What is seen of
/// its health leaves the version alone: nobody's decision is refused because of it.
package protocol TenantStore: Sendable {
  /// Takes the slug and enqueues the creating operation in the same transaction.
  ///
  /// - Throws: `StorageError` with `slugTaken`; exactly one of any number of concurrent calls succeeds.
  func create(_ record: NewTenantRecord, job: NewJob) async throws

  /// Takes tenants that exist already under management: all of them or, when a slug is taken, none.
  ///
  /// - Throws: `StorageError` with `slugTaken`.
  func adopt(_ records: [NewTenantRecord]) async throws

  /// Enqueues an operation on a tenant that is idle, in the same transaction as the check.
  ///
  /// - Parameter expectedVersion: the version that the caller saw; nil does not check.
  /// - Throws: `StorageError` with `notFound`, `versionConflict` or `tenantBusy` (an operation is
  ///   unfinished).
  func submit(_ job: NewJob, on tenant: TenantID, expectedVersion: Int?) async throws

  /// The tenant, or nil.
  func tenant(_ id: TenantID) async throws -> Tenant?

  /// The tenant, or nil.
  func tenant(slug: Slug) async throws -> Tenant?

  /// One page and how many there are in all.
  func tenants(_ query: TenantQuery) async throws -> TenantPage

  /// How many tenants there are in each status; statuses without any are absent.
  func countsByStatus() async throws -> [TenantStatus: Int]

  /// The agency groups that tenants have, alphabetically.
  func agencyGroups() async throws -> [DisplayText]

  /// The modules that the tenant has or is to have, alphabetically.
  func modules(of tenant: TenantID) async throws -> [TenantModuleState]

  func sso(of tenant: TenantID) async throws -> SSOConfig?

  func subscription(of tenant: TenantID) async throws -> BillingSubscription?

  /// A look that found the same level and summary as before only moves `checkedAt`: no event.
  ///
  /// - Throws: `StorageError` with `notFound`, as all that follow.
  func record(health: Health, of tenant: TenantID) async throws

  func record(ssoStatus: SSOConfig.Status, of tenant: TenantID) async throws

  /// Sets who paused the tenant and why; nil for both ends the pause. The status itself follows the
  /// operation.
  func record(pausedBy: Pauser?, reason: String?, of tenant: TenantID) async throws

  /// Replaces the states of the modules named; others stay.
  func record(modules: [TenantModuleState], of tenant: TenantID) async throws

  /// The image that the tenant runs now.
  func record(image: ImageReference, of tenant: TenantID) async throws

  /// The bundle that the tenant has now, by its code.
  func record(bundle: String, of tenant: TenantID) async throws

  /// Begins the subscription, once: a second call changes nothing.
  func startSubscription(of tenant: TenantID, periodStart: Date, periodEnd: Date) async throws

  /// Ends the subscription: a second call changes nothing.
  func endSubscription(of tenant: TenantID) async throws
}
