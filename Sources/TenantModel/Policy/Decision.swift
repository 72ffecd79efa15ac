/// What the policy says, with the reason for people.
package enum Decision: Codable, Equatable, Sendable {
  case allowed
  case needsApproval(reason: String)
  case refused(reason: String)

  /// True for `.allowed`.
  package var isAllowed: Bool { self == .allowed }

  /// Why not, or nil when it is allowed.
  package var reason: String? {
    switch self {
    case .allowed: nil
    case .needsApproval(let reason), .refused(let reason): reason
    }
  }
}
