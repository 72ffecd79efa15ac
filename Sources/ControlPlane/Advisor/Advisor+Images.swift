import Foundation
import TenantModel
import TenantryAPI

extension Advisor {
  /// Images that nobody should run, and that somebody runs.
  static func blockedImages(_ facts: AdvisorFacts) -> [Recommendation] {
    let blocked = Set(facts.images.filter { $0.status == .blocked }.map(\.image))
    return facts.imageUse.filter { blocked.contains($0.image) && $0.count > 0 }.map { use in
      Recommendation(
        .imageBlocked, about: use.image.rawValue, .error,
        "\(who(use)) \(use.count == 1 ? "runs" : "run") a blocked image",
        advice: "\(use.image.rawValue) is blocked: bring them to a tested one.",
        evidence: [.init(use.image.rawValue, "blocked, \(count(use.count, "tenant"))")], count: use.count,
        action: action(use))
    }
  }

  /// Images for which newer tested ones of the same series are there.
  static func imagesBehind(_ facts: AdvisorFacts) -> [Recommendation] {
    let blocked = Set(facts.images.filter { $0.status == .blocked }.map(\.image))
    let tested = facts.images.filter { $0.status == .tested }.map(\.image)
    return facts.imageUse.filter { !blocked.contains($0.image) && $0.count > 0 }.compactMap { use in
      let newer = tested.filter { $0.series == use.image.series && $0.isNewer(than: use.image) == true }
      guard let newest = newer.max(by: { $1.isNewer(than: $0) == true }) else { return nil }
      return Recommendation(
        .imageBehind, about: use.image.rawValue, newer.count >= imagesBehindMax ? .warning : .notice,
        "\(who(use)) \(use.count == 1 ? "is" : "are") \(count(newer.count, "image")) behind",
        advice: "\(newest.rawValue) is tested: bring them there, staging first.",
        evidence: [.init(use.image.rawValue, count(use.count, "tenant"))], count: use.count,
        action: action(use))
    }
  }

  private static func who(_ use: AdvisorFacts.ImageUse) -> String {
    use.only?.rawValue ?? count(use.count, "tenant")
  }

  private static func action(_ use: AdvisorFacts.ImageUse) -> RecommendedAction {
    use.only.map { .upgrade($0) } ?? .tenants(filter: "image:\"\(use.image.rawValue)\"")
  }
}
