import TenantModel
import TerminalKit

/// A tenant as cells of a row: text without place.
package enum TenantCells {
  /// True when somebody should look at it.
  package static func needsAttention(_ tenant: Tenant) -> Bool {
    tenant.status == .error || (tenant.status == .active && [.degraded, .down].contains(tenant.health.level))
  }

  /// What state it is in, in one word: its health while it is active, its status otherwise. Health is quiet.
  package static func state(_ tenant: Tenant) -> Line {
    guard tenant.status == .active else { return tenant.status.badge }
    if tenant.health.level == .healthy { return "\(HealthLevel.healthy.glyph, .ok) \("healthy", .dim)" }
    return tenant.health.level.badge
  }

  /// The status, and whether something is done to it now. What is normal is quiet.
  package static func status(_ tenant: Tenant) -> Line {
    var line =
      tenant.status == .active ? "\(tenant.status.glyph, .ok) \("active", .dim)" : tenant.status.badge
    if tenant.currentOperationId != nil, tenant.status != .provisioning {
      line += Line(" \(Glyph.progress)", .busy)
    }
    return line
  }

  /// Health with its evidence: `◐ 1 of 2 pods ready`, `? no cluster connected`.
  package static func health(_ tenant: Tenant) -> Line {
    let health = tenant.health
    let words = health.summary.isEmpty ? health.level.rawValue : health.summary
    switch health.level {
    case .healthy: return "\(health.level.glyph, .ok) \(words, .dim)"
    case .unknown: return Line("\(health.level.glyph) \(words)", .dim)
    case .degraded, .down: return "\(health.level.glyph, health.level.style) \(words)"
    }
  }

  /// Why it is as it is; empty when all is well.
  package static func why(_ tenant: Tenant) -> Line {
    if let reason = tenant.statusReason { return Line(reason, tenant.status == .error ? .plain : .dim) }
    if tenant.status == .paused, let pauser = tenant.pausedBy {
      return Line("paused by \(pauser.rawValue)", .dim)
    }
    switch tenant.health.level {
    case .healthy: return .empty
    case .unknown: return Line(tenant.health.summary, .dim)
    case .degraded, .down: return Line(tenant.health.summary)
    }
  }
}
