import Foundation
import HTTPTransport

/// A small Keycloak: realms, clients, users, roles, events, tokens by client credentials, discovery and keys.
struct SandboxKeycloak {
  static let realms = "kc/realms"
  private static let tokenSeconds = 60

  let store: SandboxStore
  let clock: SandboxClock
  let conditions: Set<SandboxCondition>
  let secret: String

  static func seedRealm(_ name: String, in store: SandboxStore) {
    store.seed(
      [
        "id": .string(StableHash.uuid("realm/\(name)")), "realm": .string(name),
        "displayName": .string(name.capitalized), "enabled": true, "eventsEnabled": true,
        "adminEventsEnabled": true,
      ], realms, name)
    seedRoles(name, in: store)
  }

  static func clients(_ realm: String) -> String { "kc/clients/\(realm)" }

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let parts = request.url.path.split(separator: "/").map(String.init)
    switch (request.method, parts.first, parts.count) {
    case (_, "realms", 3...): return openId(request, realm: parts[1], Array(parts.dropFirst(2)))
    case (_, "admin", 2...) where parts[1] == "realms":
      guard isAuthorized(request) else {
        return HTTPResponse(status: 401, json: ["error": "HTTP 401 Unauthorized"])
      }
      if parts.count == 2 { return HTTPResponse(status: 200, json: .array(store.all(in: Self.realms))) }
      guard let realm = store[Self.realms, parts[2]] else {
        return HTTPResponse(status: 404, json: ["error": "Realm not found."])
      }
      if parts.count == 3, request.method == .get { return HTTPResponse(status: 200, json: realm) }
      return try admin(request, realm: parts[2], Array(parts.dropFirst(3)))
    default: return notFound
    }
  }

  /// What lies in a realm.
  private func admin(_ request: HTTPRequest, realm: String, _ rest: [String]) throws -> HTTPResponse {
    if let right = Self.right(toRead: rest), conditions.contains(.rightMissing("keycloak:\(right)")) {
      return HTTPResponse(status: 403, json: ["error": "HTTP 403 Forbidden"])
    }
    switch (rest.first, rest.count) {
    case ("clients", 3): return try secrets(request, realm: realm, uuid: rest[1], rest[2])
    case ("clients", 1...2): return try clients(request, realm: realm, uuid: rest.count > 1 ? rest[1] : nil)
    case ("roles", 1): return page(store.all(in: Self.roles(realm)), request)
    case ("users", 1): return users(request, realm: realm)
    case ("users", 4...5) where rest[2] == "role-mappings":
      return mappings(realm: realm, user: rest[1], client: rest.count == 5 ? rest[4] : nil)
    case ("events", 1): return page(signIns(request, realm: realm), request)
    case ("admin-events", 1): return page(changes(request, realm: realm), request)
    default: return notFound
    }
  }

  private static func right(toRead rest: [String]) -> String? {
    switch rest.first {
    case "clients": "view-clients"
    case "roles": "view-realm"
    case "users": "view-users"
    case "events", "admin-events": "view-events"
    default: nil
    }
  }

  /// The part of a list that was asked for.
  func page(_ items: [JSONValue], _ request: HTTPRequest) -> HTTPResponse {
    let query = Self.query(request)
    let first = query["first"].flatMap(Int.init) ?? 0, most = query["max"].flatMap(Int.init) ?? 100
    return HTTPResponse(status: 200, json: .array(Array(items.dropFirst(max(first, 0)).prefix(max(most, 0)))))
  }

  static func query(_ request: HTTPRequest) -> [String: String] {
    let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    return Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
  }

  var notFound: HTTPResponse {
    HTTPResponse(status: 404, json: ["error": "Unable to find matching target resource method"])
  }

  // MARK: OpenID Connect

  private func openId(_ request: HTTPRequest, realm: String, _ rest: [String]) -> HTTPResponse {
    guard store[Self.realms, realm] != nil else {
      return HTTPResponse(status: 404, json: ["error": "Realm does not exist"])
    }
    switch rest {
    case [".well-known", "openid-configuration"]:
      return HTTPResponse(status: 200, json: discovery(realm, request.url))
    case ["protocol", "openid-connect", "certs"]:
      let key: JSONValue = [
        "kid": .string(StableHash.uuid(realm)), "kty": "RSA", "alg": "RS256", "use": "sig", "e": "AQAB",
        "n": .string(StableHash.suffix(realm, length: 86)),
      ]
      return HTTPResponse(status: 200, json: ["keys": [key]])
    case ["protocol", "openid-connect", "token"] where request.method == .post: return token(request)
    default: return notFound
    }
  }

  private func discovery(_ realm: String, _ url: URL) -> JSONValue {
    let issuer = "\(url.scheme ?? "https")://\(url.host() ?? "")/realms/\(realm)"
    let endpoint = { (name: String) in JSONValue.string("\(issuer)/protocol/openid-connect/\(name)") }
    return [
      "issuer": .string(issuer), "authorization_endpoint": endpoint("auth"),
      "token_endpoint": endpoint("token"),
      "jwks_uri": endpoint("certs"), "userinfo_endpoint": endpoint("userinfo"),
      "end_session_endpoint": endpoint("logout"), "response_types_supported": ["code"],
      "subject_types_supported": ["public", "pairwise"],
      "id_token_signing_alg_values_supported": ["RS256", "ES256"],
      "code_challenge_methods_supported": ["S256"],
    ]
  }

  private func token(_ request: HTTPRequest) -> HTTPResponse {
    var form = URLComponents()
    form.percentEncodedQuery = String(decoding: request.body, as: UTF8.self)
    let fields = Dictionary((form.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
    guard fields["grant_type"] == "client_credentials" else {
      return HTTPResponse(status: 400, json: ["error": "unsupported_grant_type"])
    }
    guard fields["client_secret"] == secret else {
      return HTTPResponse(
        status: 401,
        json: [
          "error": "unauthorized_client", "error_description": "Invalid client or Invalid client credentials",
        ])
    }
    let end = Int(clock.now.timeIntervalSince1970) + Self.tokenSeconds
    return HTTPResponse(
      status: 200,
      json: [
        "access_token": .string("\(end).\(proof(end))"), "token_type": "Bearer",
        "expires_in": .int(Self.tokenSeconds),
        "refresh_expires_in": 0, "not-before-policy": 0, "scope": "email profile",
      ])
  }

  private func proof(_ end: Int) -> String { StableHash.uuid("\(secret)/\(end)") }

  private func isAuthorized(_ request: HTTPRequest) -> Bool {
    let words = (request.headers["Authorization"] ?? "").split(separator: " ")
    guard words.count == 2, words[0] == "Bearer" else { return false }
    let parts = words[1].split(separator: ".")
    guard parts.count == 2, let end = Int(parts[0]) else { return false }
    return Substring(proof(end)) == parts[1] && clock.now.timeIntervalSince1970 < Double(end)
  }
}
