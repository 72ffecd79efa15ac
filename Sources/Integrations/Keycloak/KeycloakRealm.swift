import HTTPTransport

/// A realm as Keycloak lists it.
package struct KeycloakRealm: Equatable, Sendable {
  package var name: String
  /// For people; nil where nobody gave one.
  package var title: String?
  package var isEnabled: Bool

  /// - Returns: nil when it has no name.
  init?(_ json: JSONValue) {
    guard let name = json["realm"]?.stringValue else { return nil }
    self.name = name
    title = json["displayName"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    isEnabled = json["enabled"]?.boolValue ?? false
  }
}
