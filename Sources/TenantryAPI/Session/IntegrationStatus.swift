/// An outside system and whether it is connected.
package struct IntegrationStatus: Codable, Equatable, Sendable {
  /// The stable name, for example `kubernetes`.
  package var system: String
  package var title: String
  package var isConnected: Bool

  package init(system: String, title: String, isConnected: Bool) {
    self.system = system
    self.title = title
    self.isConnected = isConnected
  }
}
