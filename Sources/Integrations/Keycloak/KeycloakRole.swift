import HTTPTransport

/// A role of a realm or of one client.
package struct KeycloakRole: Equatable, Sendable {
  package var name: String
  package var summary: String?
  /// True when it brings other roles along.
  package var isComposite: Bool

  /// - Returns: nil when it has no name.
  init?(_ json: JSONValue) {
    guard let name = json["name"]?.stringValue else { return nil }
    self.name = name
    summary = json["description"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    isComposite = json["composite"]?.boolValue ?? false
  }
}
