import Foundation
import HTTPTransport
import TenantModel

extension KeycloakClient {
  /// Checks that people could sign in: the realm's discovery document and keys can be read, the client is enabled,
  /// and it allows exactly the redirect URIs that Odoo will send.
  ///
  /// - Throws: `IntegrationError` when Keycloak cannot be asked; what is wrong with its answers is in the result.
  package func checkLogin(realm: String, clientId: String, redirectUris: [HTTPSURL])
    async throws(IntegrationError) -> LoginCheck
  {
    var findings: [String] = []
    let issuer = base.adding(path: "/realms/\(realm)").absoluteString
    let discovery = try await document(base.adding(path: "/realms/\(realm)/.well-known/openid-configuration"))
    if discovery == nil { findings.append("the realm “\(realm)” has no discovery document") }
    if let said = discovery?["issuer"]?.stringValue, said != issuer {
      findings.append("the issuer is \(said) instead of \(issuer)")
    }
    if discovery != nil { findings += try await keyFindings(realm: realm, discovery: discovery) }
    let client = try await client(clientId, realm: realm)
    findings += Self.clientFindings(client, clientId: clientId, redirectUris: redirectUris)
    return LoginCheck(issuer: issuer, findings: findings)
  }

  private func keyFindings(realm: String, discovery: JSONValue?) async throws(IntegrationError) -> [String] {
    // The address is checked before it is asked: a forged document must not send us elsewhere.
    let expected = base.adding(path: "/realms/\(realm)/protocol/openid-connect/certs")
    guard let said = discovery?["jwks_uri"]?.stringValue, said == expected.absoluteString else {
      return ["the discovery document names another address for the keys than \(expected.absoluteString)"]
    }
    let keys = try await document(expected)?["keys"]?.arrayValue ?? []
    let signing = keys.filter { ($0["use"]?.stringValue ?? "sig") == "sig" }
    return signing.isEmpty ? ["the realm publishes no signing key"] : []
  }

  private func document(_ url: URL) async throws(IntegrationError) -> JSONValue? {
    guard
      let response = try await exchange.find(HTTPRequest(.get, url, headers: ["Accept": "application/json"]))
    else {
      return nil
    }
    return try exchange.json(response)
  }

  private static func clientFindings(_ client: JSONValue?, clientId: String, redirectUris: [HTTPSURL])
    -> [String]
  {
    guard let client else { return ["the client “\(clientId)” does not exist"] }
    var findings: [String] = []
    if client["enabled"]?.boolValue != true { findings.append("the client is disabled") }
    if client["standardFlowEnabled"]?.boolValue == false {
      findings.append("the authorization code flow is off")
    }
    let allowed = Set((client["redirectUris"]?.arrayValue ?? []).compactMap(\.stringValue))
    for uri in redirectUris where !allowed.contains(uri.rawValue) {
      findings.append("the redirect URI \(uri) is not allowed")
    }
    findings += allowed.filter { $0.contains("*") }.sorted().map { "the redirect URI \($0) has a wildcard" }
    return findings
  }
}
