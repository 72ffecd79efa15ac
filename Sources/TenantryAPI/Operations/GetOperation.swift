import TenantModel

/// One operation with its steps.
package struct GetOperation: Endpoint {
  package static let name = "operations.get"
  package static let method = EndpointMethod.get
  package static let path = "/api/operations/{operation}"
  package static let permission = Permission.operationsRead

  /// The operation's id, or the beginning of it when only one has it.
  package var operation: String

  package init(operation: String) {
    self.operation = operation
  }

  package typealias Output = OperationDetail
}
