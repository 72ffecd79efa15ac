import TenantModel

/// Support requests: what is not closed first, then the newest. A tenant admin is shown their own.
package struct ListSupportRequests: Endpoint {
  package static let name = "support.list"
  package static let method = EndpointMethod.get
  package static let path = "/api/support/requests"
  package static let permission = Permission.supportRead
  package static let blank: ListSupportRequests? = ListSupportRequests()

  /// The tenant's id or slug; nil for all that the caller may see.
  package var tenant: String?
  /// Empty for all.
  package var state: [SupportRequest.State]

  package init(tenant: String? = nil, state: [SupportRequest.State] = []) {
    self.tenant = tenant
    self.state = state
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [SupportRequest]

    package init(items: [SupportRequest]) {
      self.items = items
    }
  }
}
