/// The end of the audit log: its newest line.
package struct AuditHead: Codable, Equatable, Sendable {
  package var sequence: Int64
  package var hash: String

  package init(sequence: Int64, hash: String) {
    self.sequence = sequence
    self.hash = hash
  }

  /// Before the first line.
  package static let origin = AuditHead(sequence: 0, hash: AuditRecord.origin)
}
