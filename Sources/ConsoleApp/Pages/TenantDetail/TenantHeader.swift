import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The lines above a tenant's tabs: who it is, how it is, what is being done to it.
enum TenantHeader {
  static func lines(_ detail: TenantDetail, _ context: ViewContext) -> [Line] {
    let tenant = detail.tenant
    var lines: [Line] = [
      " \(tenant.name, .bold) \("· \(tenant.slug)", .dim)   \(tenant.status.badge)   \(badge(of: tenant.environment))",
      " " + health(of: tenant.health, context),
    ]
    if let reason = tenant.statusReason {
      lines.append(" \(tenant.status.glyph, tenant.status.style) \(reason)")
    }
    if let operation = current(detail) { lines.append(" " + progress(of: operation)) }
    return lines
  }

  /// `PROD` or `STAGING`, filled.
  static func badge(of environment: TenantEnvironment) -> Line {
    switch environment {
    case .production: Badge.line("PROD", .badgeProduction)
    case .staging: Badge.line("STAGING", .badgeStaging)
    }
  }

  /// `◐ degraded: 1 of 2 pods ready · seen 4m ago`, or that nothing can be known.
  static func health(of health: Health, _ context: ViewContext) -> Line {
    let seen: String
    if let date = health.checkedAt {
      seen = "seen \(context.showsTimes ? context.when(date) : Moment.ago(of: date, now: context.now))"
    } else {
      seen = "never seen"
    }
    let level = health.level == .unknown ? "health unknown" : health.level.rawValue
    return "\("\(health.level.glyph) \(level)", health.level.style): \(health.summary) \("· \(seen)", .dim)"
  }

  /// The operation that has the tenant now: running, waiting or parked.
  static func current(_ detail: TenantDetail) -> OperationSummary? {
    detail.operations.first { $0.id == detail.tenant.currentOperationId && !$0.state.isFinal }
      ?? detail.operations.first { !$0.state.isFinal }
  }

  private static func progress(of operation: OperationSummary) -> Line {
    let head: Line = "\(operation.state.glyph, operation.state.style) \(operation.kind.rawValue, .bold)"
    if operation.state == .parked {
      let why = operation.fault.map { ": \($0.message)" } ?? ""
      var line = head + " \("parked at \(operation.currentStep ?? "its start")", .error)\(why)"
      if let runbook = operation.fault?.runbook { line += "  \("runbook", .dim) \(runbook, .accent)" }
      return line
    }
    let step = operation.currentStep ?? operation.state.word
    return ProgressBar(
      head + " \(step) \(operation.stepsDone)/\(operation.stepsTotal)", fraction: operation.fraction,
      remaining: Line(operation.secondsLeft.map { "\(Moment.roughly($0)) left" } ?? "")
    ).line
  }
}
