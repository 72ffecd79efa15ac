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
  /// Per month for each user over those included, in hundredths of `currency`; 0 where more are not sold.
  package var extraUserCents: Int
  /// Per month for each GiB over the storage, in hundredths of `currency`; 0 where more is not sold.
  package var extraGibCents: Int
  package var resources: Resources

  package init(
    id: String, name: String, priceCents: Int, currency: String, usersIncluded: Int, storageGib: Int,
    extraUserCents: Int = 0, extraGibCents: Int = 0, resources: Resources
  ) {
    self.id = id
    self.name = name
    self.priceCents = priceCents
    self.currency = currency
    self.usersIncluded = usersIncluded
    self.storageGib = storageGib
    self.extraUserCents = extraUserCents
    self.extraGibCents = extraGibCents
    self.resources = resources
  }
}
