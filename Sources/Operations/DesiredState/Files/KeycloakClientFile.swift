import HTTPTransport
import TenantModel

/// `keycloak-client.json`: Keycloak's `ClientRepresentation` of the tenant's client, without its secret.
enum KeycloakClientFile {
  /// Marks the client as this tenant's.
  static let ownerAttribute = "tenantry.owner"

  static func render(_ input: DesiredStateInput) -> JSONValue {
    let url = JSONValue.string(input.tenant.odooUrl.rawValue)
    return [
      "clientId": .string(input.sso.keycloakClientId), "name": .string(input.tenant.name.rawValue),
      "enabled": true, "protocol": "openid-connect", "publicClient": false,
      "clientAuthenticatorType": "client-secret", "standardFlowEnabled": true, "implicitFlowEnabled": false,
      "directAccessGrantsEnabled": false, "serviceAccountsEnabled": false, "frontchannelLogout": true,
      "rootUrl": url, "baseUrl": url, "webOrigins": [url],
      "redirectUris": .array(input.sso.redirectUris.map { .string($0.rawValue) }),
      // `openid` is not a scope that a client can be given: every OpenID Connect client has it.
      "defaultClientScopes": .array(
        (["basic"] + input.scopes.filter { $0 != "openid" }).map(JSONValue.string)),
      "attributes": [ownerAttribute: .string(ObjectMarks.owner(input.tenant.id))],
    ]
  }
}
