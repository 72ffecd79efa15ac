import Foundation
import JobEngine

/// Begins the subscription, once the tenant has been seen to work and never before.
enum SubscriptionStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "subscription", "Begin the subscription", usually: .seconds(1), effect: .none, deadline: .seconds(60),
      runbook: .uncertainEffect, in: environment,
      skipReason: environment.kubernetes == nil ? "not connected: nothing serves people yet" : nil
    ) { run in
      let start = run.context.clock.now()
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = .gmt
      let end = calendar.date(byAdding: .month, value: 1, to: start) ?? start.addingTimeInterval(30 * 86_400)
      try await environment.tenants.startSubscription(of: run.tenant.id, periodStart: start, periodEnd: end)
      run.finish("one month from today")
      return ActResult()
    }
  }
}
