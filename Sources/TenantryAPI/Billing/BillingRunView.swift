import Foundation
import TenantModel

/// A billing run as people follow it.
package struct BillingRunView: Codable, Equatable, Sendable {
  package var id: OperationID
  package var period: BillingPeriod
  package var state: OperationState
  /// What it did, a phrase each; empty until it has done something.
  package var notes: [String]
  /// Why it stopped; nil when it did not.
  package var fault: String?
  package var actor: String
  package var triggerSource: TriggerSource
  package var createdAt: Date
  package var finishedAt: Date?

  package init(
    id: OperationID, period: BillingPeriod, state: OperationState, notes: [String], fault: String?,
    actor: String,
    triggerSource: TriggerSource, createdAt: Date, finishedAt: Date?
  ) {
    self.id = id
    self.period = period
    self.state = state
    self.notes = notes
    self.fault = fault
    self.actor = actor
    self.triggerSource = triggerSource
    self.createdAt = createdAt
    self.finishedAt = finishedAt
  }
}
