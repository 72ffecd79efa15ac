import Foundation

/// One line of the audit log: that somebody asked for a change, or what came of it.
///
/// Each carries the hash of the one before, so that no line can be changed, taken out or put in without all after it
/// being made anew.
package struct AuditRecord: Codable, Equatable, Sendable {
  package enum Outcome: String, CaseIterable, Codable, Hashable, Sendable {
    /// Allowed, and about to be done. Written before; a change without this line is not made.
    case begun
    case done
    /// Said no: by role, by state, by what was asked.
    case refused
    /// Something broke on the way; what was done may stand.
    case failed
  }

  package static let reasonLengthMax = 300
  /// What the first line has in place of a hash before it.
  package static let origin = String(repeating: "0", count: 64)

  /// 1 and up, without gaps.
  package var sequence: Int64
  /// The same for the line before and the line after one call.
  package var call: String
  package var at: Date
  package var actor: String
  package var role: Role
  /// The endpoint's name.
  package var endpoint: String
  /// The tenant's slug, for what is about one.
  package var tenant: String?
  /// What it is about, by the names of the endpoint's path: `invoice=…`.
  package var subject: String?
  package var outcome: Outcome
  /// Why it was refused or failed; at most `reasonLengthMax` characters.
  package var reason: String?
  package var operation: String?
  /// SHA-256 of what was asked, without what may hold a secret.
  package var inputHash: String
  package var previousHash: String
  package var hash: String

  package init(
    sequence: Int64 = 0, call: String, at: Date, actor: String, role: Role, endpoint: String,
    tenant: String? = nil, subject: String? = nil, outcome: Outcome, reason: String? = nil,
    operation: String? = nil, inputHash: String, previousHash: String = "", hash: String = ""
  ) {
    self.sequence = sequence
    self.call = call
    self.at = at
    self.actor = actor
    self.role = role
    self.endpoint = endpoint
    self.tenant = tenant
    self.subject = subject
    self.outcome = outcome
    self.reason = reason
    self.operation = operation
    self.inputHash = inputHash
    self.previousHash = previousHash
    self.hash = hash
  }

  /// The record as the next line after `head`.
  package func chained(after head: AuditHead) -> AuditRecord {
    var record = self
    record.sequence = head.sequence + 1
    record.previousHash = head.hash
    record.hash = record.computedHash
    return record
  }

  /// What the hash has to be. Every field with its length before it, so that no two records read alike; times in
  /// microseconds, as they are stored.
  package var computedHash: String {
    let time = Int64((at.timeIntervalSinceReferenceDate * 1_000_000).rounded())
    let fields: [String?] = [
      "1", previousHash, "\(sequence)", call, "\(time)", actor, role.rawValue, endpoint, tenant, subject,
      outcome.rawValue, reason, operation, inputHash,
    ]
    let text = fields.map { field in field.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: "\n")
    return SHA256.hex(Data(text.utf8))
  }
}
