import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel

/// What tenants' Odoos say of themselves, a few tenants each minute: modules and people. Whoever was looked at longest
/// ago comes first.
struct OdooSampler: Sampler {
  /// Questions that one visit takes: the sign-in, modules, three counts.
  private static let questions = 5
  /// No tenant is visited more often.
  private static let secondsBetween = 1_800.0

  let pace = SamplerPace(first: .seconds(12), every: .seconds(60))
  private let systems: MonitorSystems
  private let access: OdooAccess
  private let visitsMax: Int
  private let now: @Sendable () -> Date

  init(
    _ systems: MonitorSystems, access: OdooAccess, limits: MonitorLimits,
    now: @escaping @Sendable () -> Date
  ) {
    self.systems = systems
    self.access = access
    self.now = now
    // Half of the budget: the other half is for their health.
    visitsMax = max(1, limits.share(of: .odoo, minutes: 0.5) / Self.questions)
  }

  func sample(through gate: MonitorGate) async throws {
    let due = now().addingTimeInterval(-Self.secondsBetween)
    let tenants = try await systems.store.due(.odoo, before: due, limit: visitsMax)
    guard !tenants.isEmpty, await !gate.isPaused(.odoo) else { return }
    let seen = await concurrently(tenants) { await visit($0, gate) }
    let usage = seen.map { ($0.look.tenant, UsageSample(takenAt: $0.look.lookedAt, activeUsers: $0.users)) }
    try await systems.store.record(usage: Dictionary(usage) { first, _ in first })
    try await systems.store.record(drift: seen.map(\.look))
    try await systems.store.noteLook(.odoo, at: tenants.map(\.id), at: now())
  }

  private struct Visit: Sendable {
    var look: DriftLook
    var users: Int
  }

  /// Nil when the Odoo did not let itself be looked at.
  private func visit(_ tenant: Tenant, _ gate: MonitorGate) async -> Visit? {
    do {
      let session = try await gate.ask(.odoo) { try await access.signIn(to: tenant) }
      let modules = try await gate.ask(.odoo) { try await session.modules() }
      let users = try await gate.ask(.odoo) { try await session.userCounts() }
      let recorded = try await systems.tenants.modules(of: tenant.id)
      let look = DriftLook(
        tenant: tenant.id, areas: [.modules],
        differences: ModuleComparison.differences(recorded: recorded, there: modules), lookedAt: now())
      return Visit(look: look, users: users.internalUsers)
    } catch {
      return nil  // The age of what was seen last tells of it.
    }
  }
}
