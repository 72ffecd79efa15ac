import TenantModel

/// The newest operations, newest first.
package struct ListOperations: Endpoint {
  package static let name = "operations.list"
  package static let method = EndpointMethod.get
  package static let path = "/api/operations/recent"
  package static let permission = Permission.operationsRead
  package static let blank: ListOperations? = ListOperations()

  package static let limitMax = 500

  /// The tenant's id or slug; nil for all.
  package var tenant: String?
  /// Empty for all.
  package var state: [OperationState]
  package var limit: Int

  package init(tenant: String? = nil, state: [OperationState] = [], limit: Int = 20) {
    self.tenant = tenant
    self.state = state
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [OperationSummary]

    package init(items: [OperationSummary]) {
      self.items = items
    }
  }
}
