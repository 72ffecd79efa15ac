import Foundation
import HTTPTransport

/// JSON requests to one system that wants one secret in one header of each.
struct AuthorizedExchange: Sendable {
  let exchange: HTTPExchange
  /// The API's root; every request goes below it.
  let base: URL
  let credential: Credential
  let secrets: SecretResolver
  /// Sent with every request, besides the credential.
  var headers: HTTPHeaders = ["Accept": "application/json"]

  /// Where a secret is, and how the system wants to be shown it.
  struct Credential: Sendable {
    let header: String
    var prefix = ""
    let secret: SecretReference
  }

  /// - Parameter path: the segments below the base; each is escaped, so that none can lead elsewhere.
  /// - Throws: `invalid` for a segment that is empty or made of dots.
  func request(
    _ method: HTTPMethod, _ path: [String], query: [String: String] = [:], body: JSONValue? = nil
  ) async throws(IntegrationError) -> HTTPRequest {
    var url = base
    for segment in path {
      guard !segment.isEmpty, segment != ".", segment != ".." else {
        throw IntegrationError(
          exchange.system, IntegrationError.codeInvalid, "“\(segment)” cannot be a part of an address.",
          retry: .permanent)
      }
      url.append(component: segment)
    }
    return try await authorized(HTTPRequest(method, url.adding(query: query)), body: body)
  }

  /// A request to an address that the system gave us, with our secret only if it lies below the base.
  ///
  /// - Throws: `unreadable_answer` when the address lies elsewhere.
  func request(following address: String) async throws(IntegrationError) -> HTTPRequest {
    let root = base.path.hasSuffix("/") ? base.path : base.path + "/"
    guard let url = URL(string: address), url.scheme == base.scheme, url.host() == base.host(),
      url.port == base.port, url.path.hasPrefix(root), !url.path.contains("/../")
    else {
      throw IntegrationError(
        exchange.system, IntegrationError.codeUnreadable,
        "\(exchange.system) names an address outside itself; it was not asked.", retry: .permanent)
    }
    return try await authorized(HTTPRequest(.get, url), body: nil)
  }

  /// The answer's value.
  func value<Value: Decodable>(_ type: Value.Type, _ request: HTTPRequest) async throws(IntegrationError)
    -> Value
  {
    try decoded(type, try await exchange.send(request))
  }

  /// The answer's value, or nil for 404.
  func found<Value: Decodable>(_ type: Value.Type, _ request: HTTPRequest) async throws(IntegrationError)
    -> Value?
  {
    guard let response = try await exchange.find(request) else { return nil }
    return try decoded(type, response)
  }

  /// - Throws: `unreadable_answer`, with the place in the document, never with its content.
  func decoded<Value: Decodable>(_ type: Value.Type, _ response: HTTPResponse) throws(IntegrationError)
    -> Value
  {
    do {
      return try VendorJSON.decoder.decode(type, from: response.body)
    } catch {
      throw IntegrationError(
        exchange.system, IntegrationError.codeUnreadable,
        "The answer of \(exchange.system) is not the JSON it should be.", detail: VendorJSON.place(of: error),
        retry: .permanent)
    }
  }

  private func authorized(_ request: HTTPRequest, body: JSONValue?) async throws(IntegrationError)
    -> HTTPRequest
  {
    var request = request
    request.headers = headers
    request.headers[credential.header] =
      credential.prefix + (try await secrets.resolve(credential.secret)).reveal()
    if let body {
      request.headers["Content-Type"] = "application/json"
      request.body = body.data
    }
    return request
  }
}
