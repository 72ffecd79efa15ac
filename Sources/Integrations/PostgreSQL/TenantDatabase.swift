import TenantModel

/// A database, or a schema in the shared one, as the server shows it.
package struct TenantDatabase: Equatable, Sendable {
  /// As it stands there; not every server's names are valid ones here.
  package var name: String
  package var isolation: Isolation
  package var owner: String
  /// Nil when its comment is none of ours.
  package var marker: DatabaseMarker?
  /// True when somebody has commented it, whoever that was.
  package var hasComment: Bool
  /// The owner role's marker.
  package var ownerMarker: DatabaseMarker?
  package var acceptsConnections: Bool
  /// What an interrupted `DROP DATABASE` leaves: nothing can be done with it but to drop it again.
  package var isBroken: Bool

  package init(
    name: String, isolation: Isolation, owner: String, marker: DatabaseMarker?, hasComment: Bool? = nil,
    ownerMarker: DatabaseMarker? = nil, acceptsConnections: Bool = true, isBroken: Bool = false
  ) {
    self.name = name
    self.isolation = isolation
    self.owner = owner
    self.marker = marker
    self.hasComment = hasComment ?? (marker != nil)
    self.ownerMarker = ownerMarker
    self.acceptsConnections = acceptsConnections
    self.isBroken = isBroken
  }

  /// Whether it is the tenant's. Between `CREATE DATABASE` and its comment a process may die: a database that
  /// nobody has commented belongs to whom its owner role does, which was marked before.
  package func belongs(to tenant: TenantID) -> Bool {
    if let marker { return marker.tenant == tenant }
    return !hasComment && ownerMarker?.tenant == tenant
  }
}
