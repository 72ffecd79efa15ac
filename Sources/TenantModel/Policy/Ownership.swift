/// What a tenant is to the person who asks.
package enum Ownership: String, CaseIterable, Codable, Hashable, Sendable {
  /// It is one of theirs, or the request concerns no single tenant.
  case own
  case other
}
