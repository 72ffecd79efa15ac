import TenantModel

/// Takes a maintenance window away; what it held begins.
package struct RemoveWindow: Endpoint {
  package static let name = "windows.remove"
  package static let method = EndpointMethod.post
  package static let path = "/api/windows/{window}/remove"
  package static let permission = Permission.windowsWrite

  /// The window's id, or its name.
  package var window: String

  package init(window: String) { self.window = window }

  package typealias Output = MaintenanceWindow
}
