import Foundation
import JobEngine
import TenantModel

/// Begins the subscription, once the tenant has been seen to work and never before.
enum SubscriptionStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "subscription", "Begin the subscription", usually: .seconds(1), effect: .none, deadline: .seconds(60),
      runbook: .uncertainEffect, in: environment,
      skipReason: environment.kubernetes == nil ? "not connected: nothing serves people yet" : nil
    ) { run in
      // Bills are for months of the calendar, in UTC: the first one is for what is left of this one.
      let start = run.context.clock.now()
      let month = BillingPeriod(of: start)
      try await environment.tenants.startSubscription(
        of: run.tenant.id, periodStart: start, periodEnd: month.end)
      run.finish("billed from today, \(month.days(servedFrom: start)) of \(month.days) days this month")
      return ActResult()
    }
  }
}
