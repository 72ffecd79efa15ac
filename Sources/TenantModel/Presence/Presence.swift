import Foundation

/// That somebody has a tenant before them. Others see it; nothing else comes of it.
package struct Presence: Codable, Equatable, Sendable {
  package enum Doing: String, CaseIterable, Codable, Hashable, Sendable {
    case looking
    /// They are asked whether to go on with something that would change it.
    case acting
  }

  /// How long it counts after it was said last.
  package static let secondsKept = 45.0
  package static let consoleLengthMax = 64

  package var actor: String
  package var role: Role
  package var doing: Doing
  /// What they would do; nil while they look.
  package var operation: OperationKind?
  package var seenAt: Date

  package init(actor: String, role: Role, doing: Doing, operation: OperationKind? = nil, seenAt: Date) {
    self.actor = actor
    self.role = role
    self.doing = doing
    self.operation = operation
    self.seenAt = seenAt
  }

  /// `ben (operator) is looking`, `ada (owner) is about to pause it`.
  package var sentence: String {
    let who = "\(actor) (\(role.rawValue.replacing("platform_", with: "").replacing("_", with: " ")))"
    switch (doing, operation) {
    case (.acting, .backup?): return "\(who) is about to back it up"
    case (.acting, let kind?): return "\(who) is about to \(kind.verb.lowercased()) it"
    case (.acting, nil): return "\(who) is about to change it"
    case (.looking, _): return "\(who) is looking"
    }
  }
}
