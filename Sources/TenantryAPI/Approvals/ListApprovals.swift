import TenantModel

/// What people ask a second person for: what is open first, then the newest.
package struct ListApprovals: Endpoint {
  package static let name = "approvals.list"
  package static let method = EndpointMethod.get
  package static let path = "/api/approvals"
  package static let permission = Permission.approvalsRead
  package static let blank: ListApprovals? = ListApprovals()

  package static let limitMax = 200

  /// The tenant's id or slug; nil for all.
  package var tenant: String?
  package var limit: Int

  package init(tenant: String? = nil, limit: Int = ListApprovals.limitMax) {
    self.tenant = tenant
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    /// With the state that they have now.
    package var items: [Approval]
    /// The open ones about which the caller's word counts.
    package var waiting: [ApprovalID]

    package init(items: [Approval], waiting: [ApprovalID] = []) {
      self.items = items
      self.waiting = waiting
    }
  }
}
