import Foundation
import Sandbox
import TenantModel

/// Tenants' analytics in a demo: most are filled every night, some every hour, some by hand; with a few something is wrong.
package enum DemoAnalytics {
  /// What is wrong with a tenant's analytics, by its id: the same in every demo of a seed.
  package static func state(of tenant: Tenant) -> SandboxTenant.Analytics {
    guard tenant.status == .active else { return .inOrder }
    switch luck(of: tenant) {
    case 0: return .missing
    case 1: return .stale
    case 2: return .failing
    case 3: return .noDashboard
    default: return .inOrder
    }
  }

  /// Decides when each is filled; nobody decided anything about some.
  package static func choose(for tenants: [Tenant], in platform: OpenPlatform, at now: Date) async throws {
    for tenant in tenants {
      let luck = luck(of: tenant)
      // What the schedule fills by the hour is soon in order, whatever was wrong with it.
      let mode: SyncMode? = luck < 4 ? .nightly : luck % 7 == 5 ? .hourly : luck % 7 == 6 ? nil : .nightly
      guard let mode = luck == 12 ? .off : mode else { continue }
      try await platform.storage.analytics.change(
        AnalyticsSettings(syncMode: mode), of: tenant.id, by: platform.caller.actor,
        at: now.addingTimeInterval(-86_400 * Double(luck + 1)))
    }
  }

  /// One of twenty-four, spread over the tenants by their slugs.
  private static func luck(of tenant: Tenant) -> Int {
    tenant.slug.rawValue.utf8.reduce(7) { ($0 * 31 + Int($1)) % 9_973 } % 24
  }
}
