import Foundation
import HTTPTransport

/// A model behind OpenAI's chat completions, which many other servers speak, too.
///
/// Source: platform.openai.com/docs/api-reference/chat. Other servers leave out much of an answer; nothing
/// that is missing is an error here.
package struct OpenAIModel: ModelClient {
  /// What the limit on an answer is called: newer models of OpenAI refuse the one name, other servers the
  /// other.
  package enum LimitName: String, CaseIterable, Sendable {
    case maxTokens = "max_tokens"
    case maxCompletionTokens = "max_completion_tokens"
  }

  let exchange: HTTPExchange
  let base: URL
  let model: String
  let key: SecretReference?
  let secrets: SecretResolver
  let limitName: LimitName

  /// - Parameters:
  ///   - base: with the version, usually `https://api.openai.com/v1`.
  ///   - key: nil for a server of one's own that wants none.
  package init(
    transport: any Transport, base: URL, model: String, key: SecretReference?, secrets: SecretResolver,
    limitName: LimitName = .maxTokens, now: @escaping @Sendable () -> Date
  ) {
    self.base = base
    self.model = model
    self.key = key
    self.secrets = secrets
    self.limitName = limitName
    exchange = HTTPExchange(system: "model", transport: transport, now: now) { body in
      let error = (try? JSONValue(data: body))?["error"]  // A proxy's HTML has no words of the vendor.
      return error?["message"]?.stringValue ?? error?.stringValue
    }
  }

  package func reply(to request: ModelRequest) async throws(IntegrationError) -> ModelReply {
    let body = OpenAIWire.body(request, model: model, limitName: limitName, isStreamed: false)
    let response = try await exchange.ask(try await http(.post, "/chat/completions", body: body))
    return OpenAIWire.reply(try exchange.object(response, with: "choices"))
  }

  package func testConnection() async -> ConnectionReport {
    var report = ConnectionReport(system: "model")
    let known = await report.check(
      "models", remedy: "Check the key and the address.",
      ask: { () async throws(IntegrationError) in
        try exchange.object(try await exchange.send(try await http(.get, "/models")), with: "data")["data"]?
          .arrayValue ?? []
      }, sentence: { "\($0.count) models are offered." })
    guard let known else { return report }
    let isKnown = known.contains { $0["id"]?.stringValue == model }
    report.version = isKnown ? model : nil
    report.add(
      ConnectionCheck(
        "model", isPassing: isKnown,
        isKnown ? "“\(model)” can be asked." : "“\(model)” is not among them: check its name."))
    return report
  }

  /// Like `reply(to:)`, told piece by piece while it is being written.
  package func reply(
    to request: ModelRequest, over transport: any StreamingTransport,
    tell: @Sendable (ModelDelta) async -> Void
  ) async throws(IntegrationError) -> ModelReply {
    try await OpenAIStream.reply(to: try await streamed(request), over: transport, of: exchange, tell: tell)
  }

  private func streamed(_ request: ModelRequest) async throws(IntegrationError) -> HTTPRequest {
    try await http(
      .post, "/chat/completions",
      body: OpenAIWire.body(request, model: model, limitName: limitName, isStreamed: true),
      accept: "text/event-stream")
  }

  private func http(
    _ method: HTTPMethod, _ path: String, body: JSONValue? = nil, accept: String = "application/json"
  ) async throws(IntegrationError) -> HTTPRequest {
    var headers: HTTPHeaders = ["Accept": accept]
    if let key { headers["Authorization"] = "Bearer \(try await secrets.resolve(key).reveal())" }
    if body != nil { headers["Content-Type"] = "application/json" }
    return HTTPRequest(method, base.adding(path: path), headers: headers, body: body?.data ?? Data())
  }
}
