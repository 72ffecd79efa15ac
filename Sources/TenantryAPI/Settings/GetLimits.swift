import Foundation
import TenantModel

/// The soft limits of this environment, beside what is used of each.
package struct GetLimits: Endpoint {
  package static let name = "settings.limits"
  package static let method = EndpointMethod.get
  package static let path = "/api/settings/limits"
  package static let permission = Permission.platformRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    /// One of each kind, in the order of `LimitUse.Kind`.
    package var items: [LimitUse]
    /// Who set them last, and when; nil for those that a new platform has.
    package var changedBy: String?
    package var changedAt: Date?

    package init(items: [LimitUse], changedBy: String? = nil, changedAt: Date? = nil) {
      self.items = items
      self.changedBy = changedBy
      self.changedAt = changedAt
    }
  }
}
