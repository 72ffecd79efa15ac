/// That somebody let a job begin whatever holds it.
package struct JobPass: Hashable, Sendable, Codable {
  package var actor: String
  /// A sentence for people.
  package var reason: String

  package init(actor: String, reason: String) {
    self.actor = actor
    self.reason = reason
  }
}
