import TenantModel
import TenantryAPI

/// Who asks, as the door they came in by has established.
package struct Caller: Equatable, Sendable {
  /// For audit and for people, for example `ops@north`.
  package var actor: String
  package var role: Role
  /// Whether a person asks, or a program.
  package var kind: ActorKind
  /// The tenants that are theirs; matters to tenant admins alone.
  package var tenants: Set<Slug>
  /// True when this caller asked to change nothing; then nothing that would is done, whatever the role allows.
  package var isReadOnly: Bool
  /// The endpoints that this caller asks at all; nil for those of the role.
  package var scope: EndpointScope?
  /// How they signed in; nil for the account of this machine.
  package var signIn: Session.SignIn?

  package init(
    actor: String, role: Role, kind: ActorKind = .person, tenants: Set<Slug> = [], isReadOnly: Bool = false,
    scope: EndpointScope? = nil, signIn: Session.SignIn? = nil
  ) {
    self.actor = actor
    self.role = role
    self.kind = kind
    self.tenants = tenants
    self.isReadOnly = isReadOnly
    self.scope = scope
    self.signIn = signIn
  }
}
