import TenantModel

/// An operation's log from a place on, oldest first.
package struct GetOperationLogs: Endpoint {
  package static let name = "operations.logs"
  package static let method = EndpointMethod.get
  package static let path = "/api/operations/{operation}/logs"
  package static let permission = Permission.operationsRead
  package static let isKept = false
  package static let blank: GetOperationLogs? = GetOperationLogs(operation: "")

  package var operation: String
  /// Lines after this place; 0 from the start.
  package var after: Int64
  package var limit: Int

  package init(operation: String, after: Int64 = 0, limit: Int = 500) {
    self.operation = operation
    self.after = after
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var lines: [LogLine]
    /// Where to go on from.
    package var cursor: Int64
    /// Lines that were not kept, because a step wrote too many.
    package var dropped: Int

    package init(lines: [LogLine], cursor: Int64, dropped: Int) {
      self.lines = lines
      self.cursor = cursor
      self.dropped = dropped
    }
  }
}
