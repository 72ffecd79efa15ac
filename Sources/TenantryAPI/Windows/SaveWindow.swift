import TenantModel

/// Writes a maintenance window. What waits is decided anew: it begins, or is held, at once.
package struct SaveWindow: Endpoint {
  package static let name = "windows.save"
  package static let method = EndpointMethod.post
  package static let path = "/api/windows"
  package static let permission = Permission.windowsWrite

  /// The id of the window to change; nil makes one.
  package var window: String?
  package var request: WindowRequest
  /// The revision that was seen; nil for a new one.
  package var expectedRevision: Int?

  package init(window: String? = nil, request: WindowRequest, expectedRevision: Int? = nil) {
    self.window = window
    self.request = request
    self.expectedRevision = expectedRevision
  }

  package typealias Output = WindowView
}
