import TenantModel

/// The caller's own workspaces, with what they pay and may change (PRD §2 `tenant_portal`).
package struct GetPortal: Endpoint {
  package static let name = "portal.get"
  package static let method = EndpointMethod.get
  package static let path = "/api/portal"
  package static let permission = Permission.portalRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [PortalWorkspace]

    package init(items: [PortalWorkspace]) {
      self.items = items
    }
  }
}
