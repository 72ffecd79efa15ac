import Foundation
import HTTPTransport

/// Superset's REST API, as far as tenants' dashboards need it.
///
/// Source: the OpenAPI document of release 6.1, and that release itself where it says otherwise.
package struct SupersetClient: Sendable {
  static let pageSize = 100

  let base: URL
  let secrets: SecretResolver
  let exchange: HTTPExchange
  let tokens: SupersetTokens

  /// - Parameters:
  ///   - base: Superset's root, without a path.
  ///   - username: a database user who may import dashboards and read databases.
  package init(
    transport: any Transport, base: URL, username: String, password: SecretReference, secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    self.base = base
    self.secrets = secrets
    exchange = HTTPExchange(system: "superset", transport: transport, now: now, words: Self.words)
    tokens = SupersetTokens(
      exchange: exchange, base: base, username: username, password: password, secrets: secrets, now: now)
  }

  /// Where people open a dashboard.
  package func address(of dashboard: SupersetDashboard) -> URL { base.adding(path: dashboard.path) }

  /// As whom we are signed in.
  package func username() async throws(IntegrationError) -> String {
    let answer = try await object(.get, "/api/v1/me/", with: "result")
    return answer[path: "result", "username"]?.stringValue ?? "unknown"
  }

  /// All items of a list, page by page.
  func list(_ path: String, columns: [String], filters: [JSONValue] = []) async throws(IntegrationError)
    -> [JSONValue]
  {
    var items: [JSONValue] = []
    var page = 0
    while true {
      let query: JSONValue = [
        "columns": .array(columns.map(JSONValue.string)), "filters": .array(filters), "page": .int(page),
        "page_size": .int(Self.pageSize),
      ]
      let answer = try await object(
        .get, path, items: [URLQueryItem(name: "q", value: Rison.text(query))], with: "result")
      guard let found = answer["result"]?.arrayValue else { throw exchange.unreadable("no list", to: .get) }
      items += found
      page += 1
      guard found.count == Self.pageSize, items.count < answer["count"]?.intValue ?? 0 else { return items }
    }
  }

  static func equals(_ column: String, _ value: String) -> JSONValue {
    ["col": .string(column), "opr": "eq", "value": .string(value)]
  }

  func object(
    _ method: HTTPMethod, _ path: String, items: [URLQueryItem] = [], body: JSONValue? = nil,
    with member: String
  ) async throws(IntegrationError) -> JSONValue {
    let request = HTTPRequest(
      method, base.adding(path: path).adding(items: items), body: body?.data ?? Data())
    guard let response = try await send(request, type: body == nil ? nil : "application/json") else {
      throw missing(path)
    }
    return try exchange.object(response, with: member, to: method)
  }

  /// Sends with what Superset wants to see; nil for 404. A token that is refused is renewed, once.
  func send(_ request: HTTPRequest, type: String? = nil) async throws(IntegrationError) -> HTTPResponse? {
    var response = try await exchange.sendAny(try await authorized(request, type: type))
    if isTokenRefused(response) {
      await tokens.forgetAccess()
      await tokens.forgetProof()
      response = try await exchange.sendAny(try await authorized(request, type: type))
    } else if isProofRefused(response) {
      await tokens.forgetProof()
      response = try await exchange.sendAny(try await authorized(request, type: type))
    }
    if response.status == 404 { return nil }
    if isTokenRefused(response) {
      throw IntegrationError(
        "superset", IntegrationError.codeUnauthorized, "Superset does not accept its own token.",
        detail: "\(request.method.rawValue) \(request.url.path)", retry: .permanent)
    }
    if let error = exchange.error(of: response, to: request) { throw error }
    return response
  }

  func missing(_ path: String) -> IntegrationError {
    IntegrationError(
      "superset", IntegrationError.codeNotFound, "Superset does not have that.", detail: path,
      retry: .permanent)
  }

  private func authorized(_ request: HTTPRequest, type: String?) async throws(IntegrationError) -> HTTPRequest
  {
    var request = request
    request.headers["Accept"] = "application/json"
    request.headers["Content-Type"] = type
    request.headers["Authorization"] = "Bearer \(try await tokens.current().reveal())"
    guard !request.method.isSafe else { return request }
    let proof = try await tokens.currentProof()
    request.headers["X-CSRFToken"] = proof.token.reveal()
    request.headers["Cookie"] = proof.cookie.reveal()
    // Over TLS, Superset takes no change without one.
    request.headers["Referer"] = base.absoluteString
    return request
  }

  /// 401 for one that is over, 422 with `msg` for one that was signed with another key.
  private func isTokenRefused(_ response: HTTPResponse) -> Bool {
    response.status == 401
      || (response.status == 422 && (try? JSONValue(data: response.body))?["msg"] != nil)
  }

  private func isProofRefused(_ response: HTTPResponse) -> Bool {
    response.status == 400 && Self.words(response.body)?.contains("CSRF") == true
  }

  private static let words: @Sendable (Data) -> String? = { body in
    let json = try? JSONValue(data: body)  // A proxy's HTML has no words of Superset.
    let said = json?["errors"]?.arrayValue?.first?["message"] ?? json?["message"] ?? json?["msg"]
    // What is wrong with single fields comes as an object by field.
    return said?.stringValue ?? said.map { String(decoding: $0.data, as: UTF8.self) }
  }
}
