import Foundation
import HTTPTransport

extension SandboxKeycloak {
  func clients(_ request: HTTPRequest, realm: String, uuid: String?) throws -> HTTPResponse {
    let known = store.all(in: Self.clients(realm))
    guard let uuid else {
      switch request.method {
      case .get:
        let query = Self.query(request)
        return page(known.filter { Self.matches($0, query) }, request)
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
      try note("DELETE", client, realm)
      return HTTPResponse(status: 204)
    default: return HTTPResponse(status: 405)
    }
  }

  private static func matches(_ client: JSONValue, _ query: [String: String]) -> Bool {
    guard let wanted = query["clientId"], let clientId = client["clientId"]?.stringValue else { return true }
    return query["search"] == "true" ? clientId.contains(wanted) : clientId == wanted
  }

  /// What hangs on one client: its secret, its roles.
  func secrets(_ request: HTTPRequest, realm: String, uuid: String, _ part: String) throws -> HTTPResponse {
    let all = store.all(in: Self.clients(realm))
    guard let client = all.first(where: { $0["id"]?.stringValue == uuid }) else {
      return HTTPResponse(status: 404, json: ["error": "Could not find client"])
    }
    if part == "roles" { return page(Self.clientRoles(of: uuid), request) }
    guard part == "client-secret" else { return notFound }
    let collection = "kc/secrets/\(realm)"
    if request.method == .post {
      let fresh = StableHash.uuid("secret/\(uuid)/\(store.revision)")
      try store.set(.string(fresh), collection, uuid, effect: effect("rotate secret of", client, realm))
    }
    let value = store[collection, uuid]?.stringValue ?? StableHash.uuid("secret/\(uuid)")
    return HTTPResponse(status: 200, json: ["type": "secret", "value": .string(value)])
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
    try note("CREATE", client, realm)
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
      try note("UPDATE", merged, realm)
    }
    return HTTPResponse(status: 204)
  }

  private func effect(_ verb: String, _ client: JSONValue, _ realm: String) -> EffectDraft {
    EffectDraft(
      system: "keycloak", verb: verb, object: "Client \(realm)/\(client["clientId"]?.stringValue ?? "")",
      operation: client[path: "attributes", "tenantry.operation"]?.stringValue)
  }
}
