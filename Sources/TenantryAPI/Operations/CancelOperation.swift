import TenantModel

/// Asks an operation to stop. A running step is never cut off in the middle of a change.
package struct CancelOperation: Endpoint {
  package static let name = "operations.cancel"
  package static let method = EndpointMethod.post
  package static let path = "/api/operations/{operation}/cancel"
  package static let permission = Permission.operationsControl

  package var operation: String

  package init(operation: String) {
    self.operation = operation
  }

  package typealias Output = OperationSummary
}
