import Foundation
import TenantryAPI

extension Advisor {
  /// Systems that are left alone, and those that somebody tried to connect in vain. One that nobody connected is no
  /// trouble.
  static func downSystems(_ facts: AdvisorFacts) -> [Recommendation] {
    facts.systems.compactMap { system in
      if system.isConnected {
        guard let breaker = system.breaker, breaker.state != .closed else { return nil }
        return Recommendation(
          .systemDown, about: system.system, breaker.state == .open ? .error : .warning,
          "\(system.title) is left alone",
          advice: "It failed repeatedly: operations that need it wait until it answers again.",
          evidence: [.init(system.title, breaker.reason ?? "It did not answer.", since: breaker.since)],
          since: breaker.since, action: .system(system.system))
      }
      guard let problem = system.problem else { return nil }
      return Recommendation(
        .systemDown, about: system.system, .warning, "\(system.title) cannot be used",
        advice: "Its connection is written down and does not work: put it right in the settings.",
        evidence: [.init(system.title, problem)], action: .system(system.system))
    }
  }

  /// Limits that are near or reached, and nodes that are not ready.
  static func nearLimits(_ facts: AdvisorFacts) -> [Recommendation] {
    let limits = facts.limits.compactMap { limit -> Recommendation? in
      guard let share = limit.share, share >= limitShareNear else { return nil }
      let percent = Int((share * 100).rounded(.down))
      return Recommendation(
        .capacity, about: limit.name, share >= 1 ? .error : .warning,
        share >= 1 ? "\(limit.name): the limit is reached" : "\(limit.name): \(percent) % used",
        advice: "Make room or raise the limit before something new finds none.",
        evidence: [.init(limit.name, limit.amount)], action: limit.action)
    }
    guard facts.nodesNotReady > 0 else { return limits }
    let nodes = Recommendation(
      .capacity, about: "nodes", .error,
      "\(count(facts.nodesNotReady, "node")) \(facts.nodesNotReady == 1 ? "is" : "are") not ready",
      advice: "What runs there moves elsewhere, if there is room.",
      evidence: [.init("nodes", "\(facts.nodesNotReady) not ready")], count: facts.nodesNotReady,
      action: .runbook("no-capacity"))
    return limits + [nodes]
  }
}
