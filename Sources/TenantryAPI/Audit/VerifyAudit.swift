import TenantModel

/// Walks the audit log from its first line to its end, and says where it is broken first.
package struct VerifyAudit: Endpoint {
  package static let name = "audit.verify"
  package static let method = EndpointMethod.get
  package static let path = "/api/audit/verify"
  package static let permission = Permission.auditRead
  package static let isKept = false

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    /// The lines that are as they were written.
    package var intact: Int64
    /// Where it is broken first; nil when it is not.
    package var firstBreak: AuditWalk.Break?
    /// The last line that is intact. Somebody who writes it down elsewhere finds out later whether the log was made anew.
    package var head: AuditHead
    /// Calls whose end is not in the log.
    package var unfinished: Int

    package init(intact: Int64, firstBreak: AuditWalk.Break?, head: AuditHead, unfinished: Int) {
      self.intact = intact
      self.firstBreak = firstBreak
      self.head = head
      self.unfinished = unfinished
    }

    package var isIntact: Bool { firstBreak == nil }

    /// `1204 records, intact`, or where it is broken.
    package var sentence: String {
      let records = intact == 1 ? "1 record" : "\(intact) records"
      guard let firstBreak else { return "\(records), intact" }
      return "broken at record \(firstBreak.sequence): \(firstBreak.message); \(records) before it are intact"
    }
  }
}
