/// What a tenant may use and what it costs.
package struct Plan: Codable, Equatable, Identifiable, Sendable {
  /// The stable code, for example `pro`.
  package var id: String
  package var name: String
  /// Per month, in hundredths of `currency`.
  package var priceCents: Int
  /// ISO 4217.
  package var currency: String
  package var usersIncluded: Int
  package var storageGib: Int
  package var resources: Resources

  package init(
    id: String, name: String, priceCents: Int, currency: String, usersIncluded: Int, storageGib: Int,
    resources: Resources
  ) {
    self.id = id
    self.name = name
    self.priceCents = priceCents
    self.currency = currency
    self.usersIncluded = usersIncluded
    self.storageGib = storageGib
    self.resources = resources
  }
}
