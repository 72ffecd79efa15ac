import HTTPTransport

/// What is worth knowing of a client; its secret is not among it.
package struct KeycloakClientFacts: Equatable, Sendable {
  package enum Flow: String, CaseIterable, Sendable {
    case standard = "standardFlowEnabled"
    case implicit = "implicitFlowEnabled"
    case directAccess = "directAccessGrantsEnabled"
    case serviceAccount = "serviceAccountsEnabled"
  }

  /// Keycloak's own key of it.
  package var uuid: String
  package var clientId: String
  package var name: String?
  package var isEnabled: Bool
  /// `openid-connect` or `saml`.
  package var protocolName: String
  /// True for one that has no secret.
  package var isPublic: Bool
  /// The ways to sign in that are open.
  package var flows: Set<Flow>
  /// In Keycloak's order.
  package var redirectUris: [String]
  package var webOrigins: [String]
  /// Whose it is, as our mark on it says: `tenantry:TENANT`; nil for one that is not ours.
  package var owner: String?

  /// - Returns: nil when it has no id.
  init?(_ json: JSONValue) {
    guard let uuid = json["id"]?.stringValue, let clientId = json["clientId"]?.stringValue else { return nil }
    self.uuid = uuid
    self.clientId = clientId
    name = json["name"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    isEnabled = json["enabled"]?.boolValue ?? false
    protocolName = json["protocol"]?.stringValue ?? "openid-connect"
    isPublic = json["publicClient"]?.boolValue ?? false
    flows = Set(Flow.allCases.filter { json[$0.rawValue]?.boolValue == true })
    redirectUris = (json["redirectUris"]?.arrayValue ?? []).compactMap(\.stringValue)
    webOrigins = (json["webOrigins"]?.arrayValue ?? []).compactMap(\.stringValue)
    owner = json[path: "attributes", "tenantry.owner"]?.stringValue
  }
}
