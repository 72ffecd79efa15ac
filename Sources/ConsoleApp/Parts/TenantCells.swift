import Foundation
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
    guard tenant.status == .active else { return status(tenant) }
    if tenant.health.level == .healthy { return "\(HealthLevel.healthy.glyph, .ok) \("healthy", .dim)" }
    return tenant.health.level.badge
  }

  /// The status, and whether something is done to it now. What is normal is quiet.
  package static func status(_ tenant: Tenant) -> Line {
    // An operation that holds a tenant in error is parked: nothing goes on until somebody decides.
    if tenant.status == .error, tenant.currentOperationId != nil {
      return statusBadge(tenant)
    }
    var line =
      tenant.status == .active ? "\(tenant.status.glyph, .ok) \("active", .dim)" : tenant.status.badge
    if tenant.currentOperationId != nil, tenant.status != .provisioning {
      line += Line(" \(Glyph.progress)", .busy)
    }
    return line
  }

  /// The status in a word, with what holds it: `✖ error · parked`.
  package static func statusBadge(_ tenant: Tenant) -> Line {
    tenant.status == .error && tenant.currentOperationId != nil
      ? tenant.status.badge + Line(" · parked", .error) : tenant.status.badge
  }

  /// After so many seconds what was seen of a tenant's health may not be so any more.
  package static let healthSecondsMax: Double = 300

  /// True when its health was last seen too long ago to be believed.
  package static func isOld(_ health: Health, now: Date) -> Bool {
    guard health.level != .unknown, let seen = health.checkedAt else { return false }
    return now.timeIntervalSince(seen) > healthSecondsMax
  }

  /// Health with its evidence: `◐ 1 of 2 pods ready`, `? no cluster connected`; faint when it is old.
  package static func health(_ tenant: Tenant, now: Date) -> Line {
    let health = tenant.health
    // Nothing runs that could be well or ill.
    if [.paused, .decommissioned].contains(tenant.status) { return Line("–", .dim) }
    let words = health.summary.isEmpty ? health.level.rawValue : health.summary
    if isOld(health, now: now), let seen = health.checkedAt {
      return Line("\(health.level.glyph) \(words) · last seen \(Moment.ago(of: seen, now: now))", .dim)
    }
    switch health.level {
    case .healthy: return "\(health.level.glyph, .ok) \(words, .dim)"
    case .unknown: return Line("\(health.level.glyph) \(words)", .dim)
    case .degraded, .down: return "\(health.level.glyph, health.level.style) \(words)"
    }
  }

  /// Why it is as it is; empty when all is well.
  package static func why(_ tenant: Tenant) -> Line {
    if let reason = StatusReason(tenant)?.words {
      return Line(reason, tenant.status == .error ? .plain : .dim)
    }
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
