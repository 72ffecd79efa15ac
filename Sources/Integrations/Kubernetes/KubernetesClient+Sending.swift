import Foundation
import HTTPTransport

extension KubernetesClient {
  func json(
    _ method: HTTPMethod, _ path: String, query: [String: String] = [:], body: JSONValue? = nil,
    type: String = "application/json", with member: String? = nil
  ) async throws(IntegrationError) -> JSONValue {
    let request = request(method, path, query: query, body: body, type: type)
    return try await authorized(request) { exchange, request throws(IntegrationError) in
      try exchange.object(try await exchange.send(request), with: member, to: method)
    }
  }

  /// A request without what proves who sends it.
  func request(
    _ method: HTTPMethod, _ path: String, query: [String: String] = [:], body: JSONValue? = nil,
    type: String = "application/json", accept: String = "application/json"
  ) -> HTTPRequest {
    var headers: HTTPHeaders = ["Accept": accept]
    if body != nil { headers["Content-Type"] = type }
    return HTTPRequest(
      method, base.adding(path: path, query: query), headers: headers, body: body?.data ?? Data())
  }

  /// Asks with what proves who we are, and once more with a new proof when the API server refuses the first: it may
  /// have expired on the way. A request that was refused so had no effect.
  func authorized<Answer: Sendable>(
    _ request: HTTPRequest,
    _ ask: (HTTPExchange, HTTPRequest) async throws(IntegrationError) -> Answer
  ) async throws(IntegrationError) -> Answer {
    let pass = try await access.pass()
    do throws(IntegrationError) {
      return try await ask(exchange(over: pass.transport), pass.signed(request))
    } catch {
      guard error.code == IntegrationError.codeUnauthorized, let next = try await access.pass(after: pass)
      else { throw error }
      return try await ask(exchange(over: next.transport), next.signed(request))
    }
  }

  private func exchange(over transport: any Transport) -> HTTPExchange {
    HTTPExchange(system: "kubernetes", transport: transport, now: now) { body in
      (try? JSONValue(data: body))?["message"]?.stringValue  // A proxy's HTML has no words of the API server.
    }
  }
}
