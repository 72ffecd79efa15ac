import Foundation
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import TypedText

/// Tenants in memory, with the writes that steps make. Jobs go to the store given.
package actor MemoryTenantStore: TenantStore {
  private var records: [TenantID: NewTenantRecord] = [:]
  private let jobs: any JobStore
  private let now: @Sendable () -> Date

  package init(jobs: any JobStore, now: @escaping @Sendable () -> Date) {
    self.jobs = jobs
    self.now = now
  }

  package func create(_ record: NewTenantRecord, job: NewJob) async throws {
    guard !records.values.contains(where: { $0.tenant.slug == record.tenant.slug }) else {
      throw StorageError(.slugTaken, "The slug is taken.")
    }
    records[record.tenant.id] = record
    _ = try await jobs.enqueue(job, at: now())
  }

  package func adopt(_ adopted: [NewTenantRecord]) {
    for record in adopted { records[record.tenant.id] = record }
  }

  package func submit(_ job: NewJob, on tenant: TenantID, expectedVersion: Int?) async throws {
    guard records[tenant] != nil else { throw StorageError(.notFound, "There is no such tenant.") }
    records[tenant]?.tenant.currentOperationId = try OperationID(job.id.rawValue)
    _ = try await jobs.enqueue(job, at: now())
  }

  package func tenant(_ id: TenantID) -> Tenant? { records[id]?.tenant }
  package func tenant(slug: Slug) -> Tenant? { records.values.first { $0.tenant.slug == slug }?.tenant }

  package func tenants(_ query: TenantQuery) -> TenantPage {
    let filter = FilterMatcher<Tenant>(
      query.condition ?? .all([]), searched: FilterSchema.tenants().searched, cell: { $0.cell($1) })
    let all = records.values.map(\.tenant).filter(filter.matches).sorted { $0.slug < $1.slug }
    return TenantPage(items: Array(all.dropFirst(query.offset).prefix(query.limit)), total: all.count)
  }

  package func countsByStatus() -> [TenantStatus: Int] {
    records.values.reduce(into: [:]) { $0[$1.tenant.status, default: 0] += 1 }
  }

  package func agencyGroups() -> [DisplayText] { Set(records.values.map(\.tenant.agencyGroup)).sorted() }
  package func modules(of tenant: TenantID) -> [TenantModuleState] { records[tenant]?.modules ?? [] }
  package func sso(of tenant: TenantID) -> SSOConfig? { records[tenant]?.sso }
  package func subscription(of tenant: TenantID) -> BillingSubscription? { records[tenant]?.subscription }
  /// Changes what is wanted of a tenant's sign-in, as a change of its settings would.
  package func redirect(_ tenant: TenantID, to uris: [HTTPSURL]) { records[tenant]?.sso.redirectUris = uris }

  package func record(health: Health, of tenant: TenantID) { records[tenant]?.tenant.health = health }
  package func record(ssoStatus: SSOConfig.Status, of tenant: TenantID) {
    records[tenant]?.sso.status = ssoStatus
  }

  package func record(pausedBy: Pauser?, reason: String?, of tenant: TenantID) {
    records[tenant]?.tenant.pausedBy = pausedBy
    records[tenant]?.tenant.statusReason = reason
  }

  package func record(modules: [TenantModuleState], of tenant: TenantID) {
    guard var record = records[tenant] else { return }
    for state in modules {
      record.modules.removeAll { $0.moduleName == state.moduleName }
      record.modules.append(state)
    }
    records[tenant] = record
  }

  package func record(image: ImageReference, of tenant: TenantID) {
    records[tenant]?.tenant.image = image
  }

  package func record(bundle: String, of tenant: TenantID) {
    records[tenant]?.tenant.bundleCode = bundle
  }

  package func startSubscription(of tenant: TenantID, periodStart: Date, periodEnd: Date) {
    guard records[tenant]?.subscription.status == .pending else { return }
    records[tenant]?.subscription.status = .active
    records[tenant]?.subscription.currentPeriodStart = periodStart
    records[tenant]?.subscription.currentPeriodEnd = periodEnd
  }

  package func endSubscription(of tenant: TenantID) {
    records[tenant]?.subscription.status = .ended
    records[tenant]?.subscription.nextInvoiceDate = nil
  }

  /// For tests: changes the tenant as an operator's edit would.
  package func edit(_ tenant: TenantID, _ change: @Sendable (inout Tenant) -> Void) {
    if var record = records[tenant] {
      change(&record.tenant)
      records[tenant] = record
    }
  }
}
