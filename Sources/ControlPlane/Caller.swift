import TenantModel

/// Who asks, as the door they came in by has established.
package struct Caller: Equatable, Sendable {
  /// For audit and for people, for example `ops@north`.
  package var actor: String
  package var role: Role
  /// The tenants that are theirs; matters to tenant admins alone.
  package var tenants: Set<Slug>

  package init(actor: String, role: Role, tenants: Set<Slug> = []) {
    self.actor = actor
    self.role = role
    self.tenants = tenants
  }
}
