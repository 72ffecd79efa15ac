import Foundation
import TenantryAPI

/// What to recommend, by rules over what is known: facts in, recommendations out. The same facts say the same.
enum Advisor {
  /// Hours that the nightly backup may be late before somebody is told: a night and two hours.
  static let backupAgeMax: TimeInterval = 26 * 3_600
  /// From here on nobody should rely on what was backed up.
  static let backupAgeGrave: TimeInterval = 72 * 3_600
  /// The share of a limit from which on it is told.
  static let limitShareNear = 0.8
  /// Tested images that a tenant may be behind before it is more than a notice.
  static let imagesBehindMax = 3
  /// Tenants with findings that are told one by one.
  static let driftTenantsMax = 3

  /// The worst first; among equals in the order of the rules, then the oldest.
  static func recommend(_ facts: AdvisorFacts) -> [Recommendation] {
    let all =
      stoppedOperations(facts) + downSystems(facts) + nearLimits(facts) + blockedImages(facts)
      + oldBackups(facts) + pastDueInvoices(facts) + drift(facts) + imagesBehind(facts) + waitingApprovals(facts)
    return all.sorted { key(of: $0) < key(of: $1) }
  }

  private static func key(
    of item: Recommendation
  ) -> (Recommendation.Severity, Int, Date, String) {
    let place = Recommendation.Rule.allCases.firstIndex(of: item.rule) ?? 0
    return (item.severity, place, item.since ?? .distantFuture, item.id)
  }

  /// `1 tenant`, `3 tenants`.
  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
