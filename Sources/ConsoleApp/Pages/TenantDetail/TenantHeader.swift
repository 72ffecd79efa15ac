import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The lines above a tenant's tabs: who it is, how it is, what is being done to it.
enum TenantHeader {
  /// The lines, drawn; the first has the status.
  static func view(_ detail: TenantDetail, _ context: ViewContext) -> any View {
    let rows = lines(detail, context).map { Text($0, wraps: true).padding(1) }
    return VStack {
      rows.prefix(1).map { $0.component(.tenantStatusBadge) }
      rows.dropFirst().map { $0 }
    }
  }

  /// The lines, to be wrapped; what went wrong stands there once.
  static func lines(_ detail: TenantDetail, _ context: ViewContext) -> [Line] {
    let tenant = detail.tenant
    let environment = badge(of: tenant.environment, in: context.session)
    var lines: [Line] = [
      "\(tenant.name, .bold) \("· \(tenant.slug)", .dim)   \(TenantCells.statusBadge(tenant))   \(environment)",
      health(of: detail, context),
    ]
    let operation = current(detail)
    if let operation, let fault = operation.fault, operation.state == .parked {
      return lines + parked(operation, fault)
    }
    if let reason = StatusReason(tenant) {
      lines.append("\(tenant.status.glyph, tenant.status.style) \(reason.words)\(runbook(reason.runbook))")
    }
    if let operation { lines.append(progress(of: operation)) }
    return lines
  }

  /// `PROD` or `STAGING`, filled; in the sandbox, where nothing is at stake, a quiet word.
  static func badge(of environment: TenantEnvironment, in session: Session?) -> Line {
    switch environment {
    case .production where session?.mode == .sandbox && session?.environment == nil: Line("production", .dim)
    case .production: Badge.line("PROD", .badgeProduction)
    case .staging: Badge.line("STAGING", .badgeStaging)
    }
  }

  /// The health of a tenant as its page knows it: pods that are seen now win over what was recorded before.
  static func health(of detail: TenantDetail, _ context: ViewContext) -> Line {
    let tenant = detail.tenant
    if tenant.status == .paused { return Line("– nothing runs while it is paused", .dim) }
    guard let pods = detail.pods?.filter(PodLook.serves), !pods.isEmpty else {
      return health(of: tenant.health, context)
    }
    let ready = pods.count { $0.isReady }
    let isOld = TenantCells.isOld(tenant.health, now: context.now)
    if ready == pods.count, !isOld, tenant.health.level != .unknown {
      return health(of: tenant.health, context)
    }
    let level: HealthLevel = ready == 0 ? .down : ready < pods.count ? .degraded : .healthy
    let word =
      tenant.status == .provisioning && ready < pods.count
      ? Line("\(Glyph.progress) starting", .busy) : level.badge
    return "\(word): \(ready) of \(pods.count) pods ready \("· seen just now", .dim)"
  }

  /// `◐ degraded: 1 of 2 pods ready · seen 4m ago`, or that nothing can be known.
  static func health(of health: Health, _ context: ViewContext) -> Line {
    let seen: String
    if let date = health.checkedAt {
      seen = "seen \(context.showsTimes ? context.when(date) : Moment.ago(of: date, now: context.now))"
    } else {
      seen = "never seen"
    }
    if TenantCells.isOld(health, now: context.now) {
      return Line("\(health.level.glyph) \(health.level.rawValue): \(health.summary) · last \(seen)", .dim)
    }
    let level = health.level == .unknown ? "health unknown" : health.level.rawValue
    return "\("\(health.level.glyph) \(level)", health.level.style): \(health.summary) \("· \(seen)", .dim)"
  }

  /// The operation that has the tenant now: running, waiting or parked.
  static func current(_ detail: TenantDetail) -> OperationSummary? {
    detail.operations.first { $0.id == detail.tenant.currentOperationId && !$0.state.isFinal }
      ?? detail.operations.first { !$0.state.isFinal }
  }

  /// What stopped, why in the system's own words, and the cure: whole, however many rows it takes.
  private static func parked(_ operation: OperationSummary, _ fault: OperationFault) -> [Line] {
    var lines: [Line] = [progress(of: operation) + ": \(fault.message)"]
    lines += FaultWords.lines(of: fault, max: 3)
    return fault.runbook == nil ? lines : lines + [runbook(fault.runbook)]
  }

  private static func runbook(_ name: String?) -> Line {
    name.map { "  \("runbook", .dim) \($0, .accent)" } ?? .empty
  }

  private static func progress(of operation: OperationSummary) -> Line {
    let head: Line = "\(operation.state.glyph, operation.state.style) \(operation.kind.rawValue, .bold)"
    if operation.state == .parked {
      return head + " \("parked at \(operation.currentStep ?? "its start")", .error)"
    }
    let step = operation.currentStep ?? operation.state.word
    return ProgressBar(
      head + " \(step) \(operation.stepsDone)/\(operation.stepsTotal)", fraction: operation.fraction,
      remaining: Line(operation.secondsLeft.map { "\(Moment.roughly($0)) left" } ?? "")
    ).line
  }
}
