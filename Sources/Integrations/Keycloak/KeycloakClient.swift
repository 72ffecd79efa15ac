import Foundation
import HTTPTransport

/// Keycloak's admin API and its OpenID Connect endpoints, as far as tenants' sign-in needs them.
///
/// Source: keycloak.org/docs-api/latest/rest-api, release 26.
package struct KeycloakClient: Sendable {
  let exchange: HTTPExchange
  let base: URL
  let tokens: KeycloakTokens
  /// Where the admin client lives, and the console of those who may see all realms.
  let adminRealm: String

  /// - Parameters:
  ///   - base: Keycloak's root, without a path.
  ///   - realm: where the admin client lives, usually `master`.
  ///   - clientId: a confidential client with a service account that may manage clients.
  ///   - clientSecret: where that client's secret is.
  package init(
    transport: any Transport, base: URL, realm: String = "master", clientId: String,
    clientSecret: SecretReference,
    secrets: SecretResolver, now: @escaping @Sendable () -> Date
  ) {
    self.base = base
    adminRealm = realm
    exchange = HTTPExchange(system: "keycloak", transport: transport, now: now, words: Self.words)
    tokens = KeycloakTokens(
      exchange: exchange, endpoint: base.adding(path: "/realms/\(realm)/protocol/openid-connect/token"),
      clientId: clientId, clientSecret: clientSecret, secrets: secrets, now: now)
  }

  /// The realm's representation, or nil when there is none.
  package func realm(_ name: String) async throws(IntegrationError) -> JSONValue? {
    guard let response = try await admin(.get, "/admin/realms/\(name)") else { return nil }
    return try exchange.object(response)
  }

  /// Keycloak's own console, and behind its `#` the place of a client in it.
  ///
  /// Source: the routes of the admin console, release 26.
  package func console(ofClient uuid: String, realm: String) -> (page: URL, place: String) {
    (base.adding(path: "/admin/\(adminRealm)/console/"), "/\(realm)/clients/\(uuid)/settings")
  }

  /// The client with that `clientId`, or nil.
  package func client(_ clientId: String, realm: String) async throws(IntegrationError) -> JSONValue? {
    guard
      let response = try await admin(
        .get, "/admin/realms/\(realm)/clients", query: ["clientId": clientId, "first": "0", "max": "2"])
    else { return nil }
    guard let found = try exchange.json(response).arrayValue else {
      throw exchange.unreadable("no list", to: .get)
    }
    return found.first { $0["clientId"]?.stringValue == clientId }
  }

  /// Makes a client and returns its uuid.
  ///
  /// - Throws: `conflict` when one of that `clientId` exists; `not_found` when the realm does not.
  package func createClient(_ representation: JSONValue, realm: String) async throws(IntegrationError)
    -> String
  {
    guard let response = try await admin(.post, "/admin/realms/\(realm)/clients", body: representation) else {
      throw missingRealm(realm)
    }
    // Anything else, a proxy's page with 200 for example, does not say that the client was made.
    guard response.status == 201, let uuid = response.headers["Location"]?.split(separator: "/").last else {
      throw exchange.unreadable("\(response.status) without the new client's address", to: .post)
    }
    return String(uuid)
  }

  /// Replaces a client's representation.
  package func updateClient(_ representation: JSONValue, uuid: String, realm: String)
    async throws(IntegrationError)
  {
    guard try await admin(.put, "/admin/realms/\(realm)/clients/\(uuid)", body: representation) != nil else {
      throw missingRealm(realm)
    }
  }

  /// The answer, or nil for 404.
  func admin(
    _ method: HTTPMethod, _ path: String, query: [String: String] = [:], body: JSONValue? = nil
  )
    async throws(IntegrationError) -> HTTPResponse?
  {
    let url = base.adding(path: path, query: query)
    var response = try await exchange.sendAny(try await request(method, url, body: body))
    if response.status == 401 {
      // The token may have been revoked before its time; one new one is worth a try, a second would be a storm.
      tokens.forget()
      response = try await exchange.sendAny(try await request(method, url, body: body))
    }
    if response.status == 404 { return nil }
    if let error = exchange.error(of: response, to: HTTPRequest(method, url)) { throw error }
    return response
  }

  private func request(_ method: HTTPMethod, _ url: URL, body: JSONValue?) async throws(IntegrationError)
    -> HTTPRequest
  {
    let token = try await tokens.current()
    var headers: HTTPHeaders = ["Authorization": "Bearer \(token.reveal())", "Accept": "application/json"]
    if body != nil { headers["Content-Type"] = "application/json" }
    return HTTPRequest(method, url, headers: headers, body: body?.data ?? Data())
  }

  func missingRealm(_ realm: String) -> IntegrationError {
    IntegrationError(
      "keycloak", IntegrationError.codeNotFound, "Keycloak has no realm “\(realm)”.", retry: .permanent)
  }

  private static let words: @Sendable (Data) -> String? = { body in
    let json = try? JSONValue(data: body)  // A proxy's HTML has no words of Keycloak.
    return json?["errorMessage"]?.stringValue ?? json?["error_description"]?.stringValue
      ?? json?["error"]?.stringValue
  }
}
