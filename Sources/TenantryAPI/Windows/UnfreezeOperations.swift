import TenantModel

/// Ends the freeze; what waited begins.
package struct UnfreezeOperations: Endpoint {
  package static let name = "windows.unfreeze"
  package static let method = EndpointMethod.post
  package static let path = "/api/windows/unfreeze"
  package static let permission = Permission.windowsWrite

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    /// The freeze that ended.
    package var freeze: OperationsFreeze
    /// Operations that a window holds still.
    package var held: Int

    package init(freeze: OperationsFreeze, held: Int) {
      self.freeze = freeze
      self.held = held
    }
  }
}
