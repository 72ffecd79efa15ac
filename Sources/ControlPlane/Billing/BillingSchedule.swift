import Foundation
import JobEngine
import Operations
import TenantModel
import TenantryAPI

/// Bills a month when it has ended, and marks what is past due, without anybody asking.
///
/// It asks for a run under the month's own key, so that any number of processes ask for one and the same.
package struct BillingSchedule: Sendable {
  /// From one look at the calendar to the next.
  package static let interval = Duration.seconds(3_600)
  private static let actor = "schedule"

  private let parts: ControlPlaneParts
  private let clock: any Clock<Duration>

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
  /// - Returns: the month that it asked to be billed; nil when none is due.
  @discardableResult
  package func look() async throws -> BillingPeriod? {
    let now = parts.now()
    _ = try await parts.billing.markPastDue(at: now)
    let isDue = try await parts.billing.subscriptions(of: nil).contains { record in
      [.active, .pastDue].contains(record.subscription.status) && record.tenant.status != .decommissioned
        && record.subscription.currentPeriodStart.map { BillingPeriod(of: $0).end <= now } ?? false
    }
    guard isDue else { return nil }
    let period = BillingPeriod(of: now).previous
    let context = RequestContext(parts: parts, caller: Caller(actor: Self.actor, role: .platformOwner))
    let job = try BillingRun.job(
      period, as: parts.billingRun, id: context.newIdentifier(), actor: Self.actor, trigger: .schedule,
      idempotency: JobIdempotency(
        scope: "\(Self.actor):\(RunBilling.name)", key: period.rawValue, fingerprint: period.rawValue),
      at: now)
    guard case .created = try await parts.jobs.enqueue(job, at: now) else { return nil }
    return period
  }
}
