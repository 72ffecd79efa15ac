import TenantModel

/// Who wanted to change what, and what came of it, newest first.
package struct ListAudit: Endpoint {
  package static let name = "audit.list"
  package static let method = EndpointMethod.get
  package static let path = "/api/audit"
  package static let permission = Permission.auditRead
  package static let blank: ListAudit? = ListAudit()

  package static let limitDefault = 200
  package static let limitMax = 1_000

  /// Text as it is typed in a filter line; nil for all.
  package var filter: String?
  package var limit: Int

  package init(filter: String? = nil, limit: Int = ListAudit.limitDefault) {
    self.filter = filter
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [AuditCall]
    /// The end of the log.
    package var head: AuditHead
    /// True when older calls were not looked at.
    package var hasMore: Bool

    package init(items: [AuditCall], head: AuditHead, hasMore: Bool) {
      self.items = items
      self.head = head
      self.hasMore = hasMore
    }
  }
}
