import TenantModel

/// Lets a parked operation go on from the step that failed.
package struct RetryOperation: Endpoint {
  package static let name = "operations.retry"
  package static let method = EndpointMethod.post
  package static let path = "/api/operations/{operation}/retry"
  package static let permission = Permission.operationsControl

  package var operation: String
  /// The step to go back to; nil retries the one that failed.
  package var from: String?

  package init(operation: String, from: String? = nil) {
    self.operation = operation
    self.from = from
  }

  package typealias Output = OperationSummary
}
