import TenantryAPI

extension Advisor {
  /// What waits for whoever asks: a second person is one who looks.
  static func waitingApprovals(_ facts: AdvisorFacts) -> [Recommendation] {
    guard let oldest = facts.approvals.min(by: { $0.askedAt < $1.askedAt }) else { return [] }
    let verb = facts.approvals.count == 1 ? "waits" : "wait"
    return [
      Recommendation(
        .secondPerson, about: "platform", .warning,
        "\(count(facts.approvals.count, "approval")) \(verb) for you",
        advice: "Look at what is asked for, and approve or reject it before it expires.",
        evidence: facts.approvals.map {
          Recommendation.Evidence($0.tenantSlug.rawValue, "\($0.askedBy): \($0.summary)", since: $0.askedAt)
        }, since: oldest.askedAt, action: .approvals(facts.approvals.count == 1 ? oldest.id : nil))
    ]
  }
}
