/// Whose token it is.
package struct DigitalOceanAccount: Decodable, Equatable, Sendable {
  package struct Team: Decodable, Equatable, Sendable {
    package let name: String
  }

  package let email: String
  package let team: Team?
  /// `active`, `warning` or `locked`.
  package let status: String
  /// What is to be done about it; empty when nothing.
  package let statusMessage: String
}
