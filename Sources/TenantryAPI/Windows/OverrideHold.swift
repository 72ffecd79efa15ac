import TenantModel

/// Lets one operation begin whatever holds it.
package struct OverrideHold: Endpoint {
  package static let name = "windows.override"
  package static let method = EndpointMethod.post
  package static let path = "/api/operations/{operation}/override"
  package static let permission = Permission.windowsWrite

  /// The operation's id, or the beginning of it.
  package var operation: String
  /// Why, for people, at most 200 characters.
  package var reason: String

  package init(operation: String, reason: String) {
    self.operation = operation
    self.reason = reason
  }

  package typealias Output = OperationSummary
}
