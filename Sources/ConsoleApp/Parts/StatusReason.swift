import Foundation
import TenantModel

/// Why a tenant is in its state, taken apart: the platform writes the cure behind the words.
package struct StatusReason: Equatable, Sendable {
  /// What happened, one sentence.
  package let words: String
  /// The runbook, when one is named.
  package let runbook: String?

  /// Nil when nobody gave a reason.
  package init?(_ tenant: Tenant) {
    guard let reason = tenant.statusReason else { return nil }
    guard let mark = reason.range(of: " Runbook: ") else {
      words = reason
      runbook = nil
      return
    }
    words = String(reason[..<mark.lowerBound])
    runbook = String(reason[mark.upperBound...])
  }
}
