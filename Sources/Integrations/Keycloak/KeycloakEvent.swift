import Foundation
import HTTPTransport

/// One thing that happened at the sign-in, or that an administrator did.
package struct KeycloakEvent: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    /// Somebody signed in, out, or failed to: at which client.
    case signIn(clientId: String?)
    /// An administrator changed something: what, as Keycloak's path of it.
    case change(resource: String, path: String)
  }

  package var time: Date
  /// Keycloak's word: `LOGIN`, `LOGIN_ERROR`, `UPDATE` …
  package var type: String
  package var subject: Subject
  /// Who did it, as Keycloak's id; nil where it is not known.
  package var userId: String?
  package var address: String?
  /// Why it failed, in Keycloak's word; nil when it did not.
  package var error: String?

  /// - Returns: nil when it has no time.
  init?(signIn json: JSONValue) {
    guard let time = json["time"]?.intValue else { return nil }
    self.time = Date(keycloakMilliseconds: time)
    type = json["type"]?.stringValue ?? "UNKNOWN"
    subject = .signIn(clientId: json["clientId"]?.stringValue)
    userId = json["userId"]?.stringValue
    address = json["ipAddress"]?.stringValue
    error = json["error"]?.stringValue
  }

  /// The representation of what was changed stays behind: it may hold a secret.
  ///
  /// - Returns: nil when it has no time.
  init?(change json: JSONValue) {
    guard let time = json["time"]?.intValue else { return nil }
    self.time = Date(keycloakMilliseconds: time)
    type = json["operationType"]?.stringValue ?? "UNKNOWN"
    subject = .change(
      resource: json["resourceType"]?.stringValue ?? "", path: json["resourcePath"]?.stringValue ?? "")
    userId = json[path: "authDetails", "userId"]?.stringValue
    address = json[path: "authDetails", "ipAddress"]?.stringValue
    error = json["error"]?.stringValue
  }
}
