/// A place where tenants can run.
package struct Region: Codable, Equatable, Identifiable, Sendable {
  /// The provider's code, for example `sgp1`.
  package var id: String
  package var name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}
