import Foundation
import TenantModel

/// The soft limits that somebody set.
package struct SoftLimitsRecord: Equatable, Sendable {
  package var limits: SoftLimits
  package var changedBy: String
  package var changedAt: Date

  package init(limits: SoftLimits, changedBy: String, changedAt: Date) {
    self.limits = limits
    self.changedBy = changedBy
    self.changedAt = changedAt
  }
}
