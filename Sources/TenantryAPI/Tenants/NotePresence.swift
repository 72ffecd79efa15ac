import TenantModel

/// Says that the caller has the tenant before them, and answers who else has. To be said again while it lasts; it changes
/// nothing of the platform, and is not written down.
package struct NotePresence: Endpoint {
  package static let name = "tenants.presence"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/presence"
  package static let permission = Permission.tenantsRead
  package static let changesNothing = true

  /// Seconds after which it is to be said again: twice before it is forgotten.
  package static let secondsBetween = 20

  /// The tenant's id or slug.
  package var tenant: String
  /// Which of the caller's consoles it is: anything of their own making, at most 64 characters.
  package var console: String
  package var doing: Presence.Doing
  /// What they would do; nil while they look.
  package var operation: OperationKind?

  package init(tenant: String, console: String, doing: Presence.Doing, operation: OperationKind? = nil) {
    self.tenant = tenant
    self.console = console
    self.doing = doing
    self.operation = operation
  }

  package struct Output: Codable, Equatable, Sendable {
    /// Who acts first; never the caller.
    package var others: [Presence]

    package init(others: [Presence]) {
      self.others = others
    }
  }
}
