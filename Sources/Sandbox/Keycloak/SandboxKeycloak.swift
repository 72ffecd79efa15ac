import Foundation
import HTTPTransport

/// A small Keycloak: realms, clients, tokens by client credentials, discovery and keys.
struct SandboxKeycloak {
  static let realms = "kc/realms"
  private static let tokenSeconds = 60

  let store: SandboxStore
  let clock: SandboxClock
  let secret: String

  static func clients(_ realm: String) -> String { "kc/clients/\(realm)" }

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let parts = request.url.path.split(separator: "/").map(String.init)
    switch (request.method, parts.first, parts.count) {
    case (_, "realms", 3...): return openId(request, realm: parts[1], Array(parts.dropFirst(2)))
    case (_, "admin", 3...) where parts[1] == "realms":
      guard isAuthorized(request) else {
        return HTTPResponse(status: 401, json: ["error": "HTTP 401 Unauthorized"])
      }
      guard let realm = store[Self.realms, parts[2]] else {
        return HTTPResponse(status: 404, json: ["error": "Realm not found."])
      }
      if parts.count == 3, request.method == .get { return HTTPResponse(status: 200, json: realm) }
      if parts.count > 3, parts[3] == "clients" {
        return try clients(request, realm: parts[2], uuid: parts.count > 4 ? parts[4] : nil)
      }
      return notFound
    default: return notFound
    }
  }

  private var notFound: HTTPResponse {
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

  // MARK: Clients

  private func clients(_ request: HTTPRequest, realm: String, uuid: String?) throws -> HTTPResponse {
    let known = store.all(in: Self.clients(realm))
    guard let uuid else {
      switch request.method {
      case .get:
        let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
        let wanted = items.first { $0.name == "clientId" }?.value
        return HTTPResponse(
          status: 200, json: .array(known.filter { wanted == nil || $0["clientId"]?.stringValue == wanted }))
      case .post: return try create(request, realm: realm)
      default: return HTTPResponse(status: 405)
      }
    }
    guard let client = known.first(where: { $0["id"]?.stringValue == uuid }) else {
      return HTTPResponse(status: 404, json: ["error": "Could not find client"])
    }
    switch request.method {
    case .get: return HTTPResponse(status: 200, json: client)
    case .put: return try update(client, request, realm: realm)
    case .delete:
      let clientId = client["clientId"]?.stringValue ?? ""
      try store.set(nil, Self.clients(realm), clientId, effect: effect("delete", client, realm))
      return HTTPResponse(status: 204)
    default: return HTTPResponse(status: 405)
    }
  }

  private func create(_ request: HTTPRequest, realm: String) throws -> HTTPResponse {
    guard var client = try? JSONValue(data: request.body), let clientId = client["clientId"]?.stringValue
    else {
      return HTTPResponse(status: 400, json: ["errorMessage": "Client id is missing"])
    }
    guard store[Self.clients(realm), clientId] == nil else {
      return HTTPResponse(status: 409, json: ["errorMessage": .string("Client \(clientId) already exists")])
    }
    let uuid = StableHash.uuid("\(realm)/\(clientId)/\(store.revision)")
    client["id"] = .string(uuid)
    try store.set(client, Self.clients(realm), clientId, effect: effect("create", client, realm))
    let host = request.url.host() ?? ""
    return HTTPResponse(
      status: 201, headers: ["Location": "https://\(host)/admin/realms/\(realm)/clients/\(uuid)"])
  }

  private func update(_ client: JSONValue, _ request: HTTPRequest, realm: String) throws -> HTTPResponse {
    guard let change = try? JSONValue(data: request.body) else {
      return HTTPResponse(status: 400, json: ["errorMessage": "unreadable"])
    }
    var merged = client
    for (key, value) in change.objectValue ?? [:] { merged[key] = value }
    merged["id"] = client["id"]
    if merged != client {
      let clientId = client["clientId"]?.stringValue ?? ""
      try store.set(merged, Self.clients(realm), clientId, effect: effect("update", merged, realm))
    }
    return HTTPResponse(status: 204)
  }

  private func effect(_ verb: String, _ client: JSONValue, _ realm: String) -> EffectDraft {
    EffectDraft(
      system: "keycloak", verb: verb, object: "Client \(realm)/\(client["clientId"]?.stringValue ?? "")",
      operation: client[path: "attributes", "tenantry.operation"]?.stringValue)
  }
}
