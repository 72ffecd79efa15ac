import TenantModel

/// The freeze and the maintenance windows: what is open first, then what comes, then what is over.
package struct ListWindows: Endpoint {
  package static let name = "windows.list"
  package static let method = EndpointMethod.get
  package static let path = "/api/windows"
  package static let permission = Permission.windowsRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    /// The freeze in force; nil when operations may begin.
    package var freeze: OperationsFreeze?
    package var items: [WindowView]
    /// The operations that wait for the freeze or a window, oldest first.
    package var held: [OperationSummary]

    package init(freeze: OperationsFreeze?, items: [WindowView], held: [OperationSummary]) {
      self.freeze = freeze
      self.items = items
      self.held = held
    }
  }
}
