import Foundation
import HTTPTransport

/// n8n's public API and its production webhooks.
///
/// Source: docs.n8n.io/api, version 1.1.1 of the API (n8n 2.x). The API does not say which n8n answers, nor as whom.
package struct N8nClient: Sendable {
  /// No list that the product needs is longer; a server that always names a next page must not keep us.
  static let pagesMax = 30

  /// How n8n's webhooks know us: a header whose value is a secret.
  package struct WebhookCredential: Sendable {
    package let header: String
    package let secret: SecretReference

    /// - Throws: `invalid` for a header whose value would be shown in logs.
    package init(header: String, secret: SecretReference) throws(IntegrationError) {
      guard HeaderRedaction.standard.hides(header: header) else {
        throw IntegrationError(
          "n8n", IntegrationError.codeInvalid,
          "The header “\(header)” would be shown in logs: name one with “token” or “secret” in it.",
          retry: .permanent)
      }
      self.header = header
      self.secret = secret
    }
  }

  let api: AuthorizedExchange
  let webhooks: AuthorizedExchange?
  let pageSize: Int

  /// - Parameters:
  ///   - base: n8n's root, without `/api/v1`.
  ///   - apiKey: where the API key is.
  ///   - webhook: what the webhook nodes' header authentication expects; nil where nothing is triggered.
  ///   - pageSize: at most 250.
  package init(
    transport: any Transport, base: URL, apiKey: SecretReference, webhook: WebhookCredential? = nil,
    secrets: SecretResolver, pageSize: Int = 250, now: @escaping @Sendable () -> Date
  ) {
    self.pageSize = pageSize
    let exchange = HTTPExchange(system: "n8n", transport: transport, now: now, words: Self.words)
    api = AuthorizedExchange(
      exchange: exchange, base: base.adding(path: "api/v1"),
      credential: .init(header: "X-N8N-API-KEY", secret: apiKey), secrets: secrets)
    webhooks = webhook.map { credential in
      AuthorizedExchange(
        exchange: exchange, base: base.adding(path: "webhook"),
        credential: .init(header: credential.header, secret: credential.secret), secrets: secrets)
    }
  }

  /// Whether workflows can be triggered.
  package var canTrigger: Bool { webhooks != nil }

  /// Where people open an execution.
  package func address(of execution: N8nExecution) -> URL {
    root.adding(path: "workflow/\(execution.workflowId)/executions/\(execution.id)")
  }

  /// Where people open a workflow.
  package func address(ofWorkflow id: String) -> URL { root.adding(path: "workflow/\(id)") }

  private var root: URL { api.base.deletingLastPathComponent().deletingLastPathComponent() }

  /// The items of all pages, at most `pagesMax` of them.
  ///
  /// - Parameter isEnough: true once no later page is wanted.
  func pages<Item: Decodable & Sendable>(
    _ type: Item.Type, _ path: [String], query: [String: String] = [:],
    isEnough: ([Item]) -> Bool = { _ in false }
  ) async throws(IntegrationError) -> [Item] {
    var query = query
    query["limit"] = query["limit"] ?? String(pageSize)
    var found: [Item] = []
    for _ in 0..<Self.pagesMax {
      let page = try await api.value(N8nPage<Item>.self, try await api.request(.get, path, query: query))
      found += page.data
      guard let next = page.nextCursor, !next.isEmpty, !isEnough(found) else { break }
      query["cursor"] = next
    }
    return found
  }

  /// n8n says `{"message": …}`; its webhooks say a bare sentence. A proxy's HTML has no words of n8n.
  private static let words: @Sendable (Data) -> String? = { body in
    if let json = try? JSONValue(data: body) { return json["message"]?.stringValue }
    let text = String(decoding: body.prefix(300), as: UTF8.self)
    return text.contains("<") ? nil : text
  }
}

struct N8nPage<Item: Decodable & Sendable>: Decodable, Sendable {
  let data: [Item]
  let nextCursor: String?
}
