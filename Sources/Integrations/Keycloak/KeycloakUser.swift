import Foundation
import HTTPTransport

/// Somebody who can sign in to a realm.
package struct KeycloakUser: Equatable, Sendable {
  package var id: String
  package var username: String
  package var email: String?
  /// First and last name; nil where neither is known.
  package var name: String?
  package var isEnabled: Bool
  package var createdAt: Date?

  /// - Returns: nil when it has no id.
  init?(_ json: JSONValue) {
    guard let id = json["id"]?.stringValue, let username = json["username"]?.stringValue else { return nil }
    self.id = id
    self.username = username
    email = json["email"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    let names = ["firstName", "lastName"].compactMap { json[$0]?.stringValue }.filter { !$0.isEmpty }
    name = names.isEmpty ? nil : names.joined(separator: " ")
    isEnabled = json["enabled"]?.boolValue ?? false
    createdAt = json["createdTimestamp"]?.intValue.map(Date.init(keycloakMilliseconds:))
  }
}

extension Date {
  init(keycloakMilliseconds milliseconds: Int) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
  }

  /// As Keycloak counts time.
  var keycloakMilliseconds: Int { Int(timeIntervalSince1970 * 1_000) }
}
