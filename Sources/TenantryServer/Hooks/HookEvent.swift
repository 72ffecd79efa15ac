import Foundation
import JobEngine
import StorageCore
import TenantModel

/// What a receiver of webhooks is told: that something happened and what it is about, nothing that has to be kept secret.
package struct HookEvent: Codable, Equatable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case operationQueued = "operation.queued"
    case operationStarted = "operation.started"
    case operationHeld = "operation.held"
    case operationParked = "operation.parked"
    case operationSucceeded = "operation.succeeded"
    case operationFailed = "operation.failed"
    case operationCancelled = "operation.cancelled"
    case tenantChanged = "tenant.changed"

    init?(_ type: JobEventType) {
      switch type {
      case .enqueued: self = .operationQueued
      case .started: self = .operationStarted
      case .held: self = .operationHeld
      case .parked: self = .operationParked
      case .succeeded: self = .operationSucceeded
      case .failed: self = .operationFailed
      case .cancelled: self = .operationCancelled
      default: return nil
      }
    }
  }

  package var type: Kind
  package var timestamp: Date
  package var data: Subject

  /// What it is about.
  package struct Subject: Codable, Equatable, Sendable {
    /// The tenant's id.
    package var tenant: String?
    package var operation: String?
    /// The operation's state, or the tenant's status.
    package var state: String
    /// A fault's stable code.
    package var code: String?
    /// A sentence for people.
    package var note: String?
  }

  /// Nil for what is told to nobody: steps, logs, other jobs than operations.
  init?(_ change: PlatformChange) {
    switch change {
    case .tenant(let change):
      type = .tenantChanged
      timestamp = change.time
      data = Subject(tenant: change.tenant.rawValue, state: change.status.rawValue)
    case .job(let event):
      guard let kind = Kind(event.type), let operation = try? OperationID(event.job.rawValue) else {
        return nil
      }
      type = kind
      timestamp = event.time
      data = Subject(
        tenant: (try? TenantID(event.subject))?.rawValue, operation: operation.rawValue,
        state: event.body.state.rawValue, code: event.body.faultCode, note: event.body.note)
    case .topic: return nil
    }
  }
}
