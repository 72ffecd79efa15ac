import Foundation
import HTTPTransport

/// A model behind Anthropic's Messages API.
///
/// Source: docs.anthropic.com/en/api/messages, version 2023-06-01.
package struct AnthropicModel: ModelClient {
  static let version = "2023-06-01"

  let exchange: HTTPExchange
  let base: URL
  let model: String
  let key: SecretReference
  let secrets: SecretResolver

  /// - Parameters:
  ///   - base: usually `https://api.anthropic.com`.
  ///   - model: as the vendor names it.
  package init(
    transport: any Transport, base: URL, model: String, key: SecretReference, secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    self.base = base
    self.model = model
    self.key = key
    self.secrets = secrets
    exchange = HTTPExchange(system: "model", transport: transport, now: now) { body in
      // A proxy's HTML has no words of the vendor.
      (try? JSONValue(data: body))?[path: "error", "message"]?.stringValue
    }
  }

  package func reply(to request: ModelRequest) async throws(IntegrationError) -> ModelReply {
    let body = AnthropicWire.body(request, model: model, isStreamed: false)
    let response = try await exchange.ask(try await http(.post, "/v1/messages", body: body))
    return AnthropicWire.reply(try exchange.object(response, with: "content"))
  }

  package func testConnection() async -> ConnectionReport {
    var report = ConnectionReport(system: "model")
    let answer = await report.check(
      "model", remedy: "Check the key and the name of the model.",
      ask: { () async throws(IntegrationError) in
        try exchange.object(try await exchange.send(try await http(.get, "/v1/models/\(model)")), with: "id")
      }, sentence: { "“\($0["display_name"]?.stringValue ?? model)” can be asked." })
    report.version = answer?["id"]?.stringValue
    return report
  }

  /// Like `reply(to:)`, told piece by piece while it is being written.
  package func reply(
    to request: ModelRequest, over transport: any StreamingTransport,
    tell: @Sendable (ModelDelta) async -> Void
  ) async throws(IntegrationError) -> ModelReply {
    try await AnthropicStream.reply(
      to: try await streamed(request), over: transport, of: exchange, tell: tell)
  }

  private func streamed(_ request: ModelRequest) async throws(IntegrationError) -> HTTPRequest {
    try await http(
      .post, "/v1/messages", body: AnthropicWire.body(request, model: model, isStreamed: true),
      accept: "text/event-stream")
  }

  private func http(
    _ method: HTTPMethod, _ path: String, body: JSONValue? = nil, accept: String = "application/json"
  ) async throws(IntegrationError) -> HTTPRequest {
    let secret = try await secrets.resolve(key)
    var headers: HTTPHeaders = [
      "x-api-key": secret.reveal(), "anthropic-version": Self.version, "Accept": accept,
    ]
    if body != nil { headers["Content-Type"] = "application/json" }
    return HTTPRequest(method, base.adding(path: path), headers: headers, body: body?.data ?? Data())
  }
}
