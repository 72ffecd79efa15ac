import Foundation
import TenantModel

/// A tenant that exists already and comes under management as it is.
package struct AdoptedTenant: Sendable {
  package var spec: TenantSpec
  package var status: TenantStatus
  package var statusReason: String?
  package var pausedBy: Pauser?
  package var health: Health
  package var createdAt: Date
  /// Since when it is billed here; nil for from now on.
  package var subscribedSince: Date?

  package init(
    spec: TenantSpec, status: TenantStatus, statusReason: String?, pausedBy: Pauser?, health: Health,
    createdAt: Date, subscribedSince: Date? = nil
  ) {
    self.spec = spec
    self.status = status
    self.statusReason = statusReason
    self.pausedBy = pausedBy
    self.health = health
    self.createdAt = createdAt
    self.subscribedSince = subscribedSince
  }
}
