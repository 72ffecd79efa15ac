import Foundation
import TenantModel

/// One call that was to change something, as the audit log tells of it.
package struct AuditCall: Codable, Equatable, Sendable {
  package enum Outcome: String, CaseIterable, Codable, Hashable, Sendable {
    case done
    case refused
    case failed
    /// It was begun and nothing tells of its end: it is under way, or the process ended in the middle of it.
    case unfinished
  }

  /// The line of the log that tells of the end, else of the beginning.
  package var sequence: Int64
  package var at: Date
  package var actor: String
  package var role: Role
  package var endpoint: String
  package var tenant: String?
  package var subject: String?
  package var outcome: Outcome
  package var reason: String?
  package var operation: String?
  package var inputHash: String
  package var hash: String

  package init(_ record: AuditRecord) {
    sequence = record.sequence
    at = record.at
    actor = record.actor
    role = record.role
    endpoint = record.endpoint
    tenant = record.tenant
    subject = record.subject
    outcome =
      switch record.outcome {
      case .begun: .unfinished
      case .done: .done
      case .refused: .refused
      case .failed: .failed
      }
    reason = record.reason
    operation = record.operation
    inputHash = record.inputHash
    hash = record.hash
  }
}
