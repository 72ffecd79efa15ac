import Foundation

/// A line of the journal of who could change production when, and why.
package struct JournalEntry: Codable, Equatable, Sendable {
  package enum Kind: String, Codable, Sendable {
    case writeGranted = "write_granted"
    case writeExtended = "write_extended"
    /// Given back before its time.
    case writeReturned = "write_returned"
    case writeExpired = "write_expired"
  }

  package var at: Date
  package var kind: Kind
  package var actor: String
  /// The platform's name.
  package var context: String
  package var reason: String
  package var until: Date

  package init(at: Date, kind: Kind, actor: String, context: String, reason: String, until: Date) {
    self.at = at
    self.kind = kind
    self.actor = actor
    self.context = context
    self.reason = reason
    self.until = until
  }
}
