/// What may need the word of a second person.
package enum ApprovalAct: String, CaseIterable, Codable, Hashable, Sendable {
  /// To take a tenant out of the world.
  case decommission
  /// To put a tenant on another plan.
  case plan

  /// What is done, for people, as a sentence begins.
  package var title: String {
    switch self {
    case .decommission: "Decommission the tenant"
    case .plan: "Change the plan of the tenant"
    }
  }
}
