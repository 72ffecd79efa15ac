import Foundation
import TenantModel

/// An operation as a line of a list (the PRD's OperationLog, §5.1).
package struct OperationSummary: Codable, Equatable, Sendable {
  package var id: OperationID
  /// What it is about, for people: the tenant's slug, or `bundle crm`.
  package var subject: String
  /// Nil for an operation that is about no tenant.
  package var tenantId: TenantID?
  package var tenantSlug: Slug?
  package var tenantName: DisplayText?
  /// The bundle's code, for an operation on a bundle.
  package var bundleCode: String?
  package var kind: OperationKind
  package var state: OperationState
  /// The step that runs, waits or failed; nil before the first and after the last.
  package var currentStep: String?
  /// Steps that are done or skipped, and all of them.
  package var stepsDone: Int
  package var stepsTotal: Int
  /// How far the whole is, 0 to 1.
  package var fraction: Double
  /// Seconds that are left if it goes as usual; nil when too little is known or it is over.
  package var secondsLeft: Double?
  package var fault: OperationFault?
  /// Why it has not begun though it is due; nil when nothing holds it.
  package var hold: OperationHold?
  package var actor: String
  package var triggerSource: TriggerSource
  package var createdAt: Date
  package var startedAt: Date?
  package var finishedAt: Date?

  /// `type` and `status` are the PRD's words on the wire (§5.1).
  private enum CodingKeys: String, CodingKey {
    case id, subject, tenantId, tenantSlug, tenantName, bundleCode
    case kind = "type"
    case state = "status"
    case currentStep, stepsDone, stepsTotal, fraction, secondsLeft, fault, hold, actor, triggerSource, createdAt
    case startedAt, finishedAt
  }

  package init(
    id: OperationID, subject: String? = nil, tenantId: TenantID?, tenantSlug: Slug?, tenantName: DisplayText?,
    bundleCode: String? = nil, kind: OperationKind, state: OperationState, currentStep: String?,
    stepsDone: Int, stepsTotal: Int, fraction: Double, secondsLeft: Double?, fault: OperationFault?,
    actor: String, triggerSource: TriggerSource, createdAt: Date, startedAt: Date?, finishedAt: Date?,
    hold: OperationHold? = nil
  ) {
    self.id = id
    self.subject = subject ?? tenantSlug?.rawValue ?? ""
    self.tenantId = tenantId
    self.tenantSlug = tenantSlug
    self.tenantName = tenantName
    self.bundleCode = bundleCode
    self.kind = kind
    self.state = state
    self.currentStep = currentStep
    self.stepsDone = stepsDone
    self.stepsTotal = stepsTotal
    self.fraction = fraction
    self.secondsLeft = secondsLeft
    self.fault = fault
    self.actor = actor
    self.triggerSource = triggerSource
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.hold = hold
  }
}
