import TenantModel

/// Who asks, as the door they came in by has established.
package struct Caller: Equatable, Sendable {
  /// For audit and for people, for example `ops@north`.
  package var actor: String
  package var role: Role
  /// The tenants that are theirs; matters to tenant admins alone.
  package var tenants: Set<Slug>
  /// True when this caller asked to change nothing; then nothing that would is done, whatever the role allows.
  package var isReadOnly: Bool

  package init(actor: String, role: Role, tenants: Set<Slug> = [], isReadOnly: Bool = false) {
    self.actor = actor
    self.role = role
    self.tenants = tenants
    self.isReadOnly = isReadOnly
  }
}
