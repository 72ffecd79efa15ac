import Foundation
import TenantModel

/// Lets no operation begin on the whole platform, but what an incident needs. What runs, ends; what waits, waits.
package struct FreezeOperations: Endpoint {
  package static let name = "windows.freeze"
  package static let method = EndpointMethod.post
  package static let path = "/api/windows/freeze"
  package static let permission = Permission.windowsWrite

  /// Why, for people, at most 200 characters.
  package var reason: String
  /// When it ends by itself; nil until somebody ends it.
  package var until: Date?

  package init(reason: String, until: Date? = nil) {
    self.reason = reason
    self.until = until
  }

  package typealias Output = OperationsFreeze
}
