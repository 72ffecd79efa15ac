import HTTPTransport

extension KeycloakClient {
  /// The client's secret, for whoever puts it where its reference points; it is never shown.
  ///
  /// - Throws: `not_found` when there is no such client; `unreadable_answer` when it has no secret.
  package func secret(ofClient uuid: String, realm: String) async throws(IntegrationError) -> SecretValue {
    try await secret(.get, uuid, realm)
  }

  /// Gives the client a new secret; the old one is refused from then on. An answer that is lost leaves it unknown which
  /// one holds: `secret(ofClient:realm:)` says.
  package func rotateSecret(ofClient uuid: String, realm: String) async throws(IntegrationError)
    -> SecretValue
  {
    try await secret(.post, uuid, realm)
  }

  private func secret(_ method: HTTPMethod, _ uuid: String, _ realm: String) async throws(IntegrationError)
    -> SecretValue
  {
    guard let response = try await admin(method, "/admin/realms/\(realm)/clients/\(uuid)/client-secret")
    else {
      throw IntegrationError(
        "keycloak", IntegrationError.codeNotFound, "Keycloak has no such client in the realm “\(realm)”.",
        retry: .permanent)
    }
    guard let value = try exchange.object(response, to: method)["value"]?.stringValue else {
      throw exchange.unreadable("no secret", to: method)
    }
    return SecretValue(value)
  }
}
