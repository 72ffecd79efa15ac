/// What a tenant used in a month, as far as it was measured.
package struct BilledUsage: Codable, Equatable, Sendable {
  /// The most people with an account at any time; nil when it was not measured.
  package var users: Int?
  /// The most storage at any time, in GiB, begun ones counted; nil when it was not measured.
  package var storageGib: Int?

  package init(users: Int? = nil, storageGib: Int? = nil) {
    self.users = users
    self.storageGib = storageGib
  }

  package static let unmeasured = BilledUsage()
}
