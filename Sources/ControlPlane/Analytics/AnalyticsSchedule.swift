import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel
import TenantryAPI

/// Fills tenants' analytics when their sync mode says so, without anybody asking.
///
/// It starts a run under the hour's or the night's own key, which the function passes over when it has seen it: any number
/// of processes start one and the same.
package actor AnalyticsSchedule {
  /// From one look to the next.
  package static let interval = Duration.seconds(60)
  /// Runs that are started at one look: a night's are spread over some minutes.
  static let startsMax = 20

  private let parts: ControlPlaneParts
  private let clock: any Clock<Duration>
  /// What was started, or was there, by tenant: the newest due time.
  private var seen: [TenantID: Date] = [:]

  package init(_ parts: ControlPlaneParts, clock: any Clock<Duration> = ContinuousClock()) {
    self.parts = parts
    self.clock = clock
  }

  /// Looks until it is cancelled, at once for the first time. What fails is tried at the next look.
  package func run() async {
    repeat { _ = try? await look() } while (try? await clock.sleep(for: Self.interval)) != nil
  }

  /// One look.
  ///
  /// - Returns: the tenants for whom a run was started.
  @discardableResult
  package func look() async throws -> [Slug] {
    guard let supabase = parts.supabase, let function = supabase.callableFunction else { return [] }
    let now = parts.now()
    var started: [Slug] = []
    for item in try await parts.analytics.settings(of: nil, limit: .max).items {
      guard item.tenant.status == .active, let due = item.settings.syncMode.due(at: now),
        seen[item.tenant.id] != due
      else { continue }
      guard started.count < Self.startsMax else { break }
      do throws(IntegrationError) {
        if try await start(function, supabase.client, item, due: due) { started.append(item.tenant.slug) }
        seen[item.tenant.id] = due
      } catch {
        // Whoever does not answer now is asked at the next look; a schema that is not there is nobody's fault here.
        if error.retry != .transient { seen[item.tenant.id] = due }
      }
      try Task.checkCancellation()
    }
    return started
  }

  /// False when a run of that key is there already, however it ended: what failed is tried at the next due time.
  private func start(
    _ function: String, _ client: SupabaseClient, _ item: AnalyticsPage.Item, due: Date
  ) async throws(IntegrationError) -> Bool {
    let key =
      AnalyticsRun.schedulePrefix + "\(item.settings.syncMode.rawValue)-\(Int(due.timeIntervalSince1970))"
    guard try await client.etlRun(of: key, schema: item.tenant.dbName) == nil else { return false }
    _ = try await client.startETL(function, schema: item.tenant.dbName, run: key)
    return true
  }
}
