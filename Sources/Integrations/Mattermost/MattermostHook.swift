import Foundation
import HTTPTransport

/// An incoming webhook: one address that posts to one channel, for where no bot is.
///
/// The address is the secret. Posts are not told apart: one that is asked twice is there twice.
/// Source: developers.mattermost.com/integrate/webhooks/incoming
package struct MattermostHook: Sendable {
  private let exchange: HTTPExchange
  private let address: SecretReference
  private let secrets: SecretResolver

  /// - Parameter address: where the whole address is, `https://HOST/hooks/KEY`.
  package init(
    transport: any Transport, address: SecretReference, secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    self.address = address
    self.secrets = secrets
    exchange = HTTPExchange(
      system: "mattermost", transport: transport, now: now, words: MattermostErrors.words,
      refined: MattermostErrors.refined)
  }

  /// Posts a text to the webhook's channel, or another one where the webhook is not locked to its own.
  ///
  /// - Throws: `not_found` or `invalid` when the webhook is gone or the channel is not there.
  package func post(_ text: String, channel: String? = nil) async throws(IntegrationError) {
    let secret = try await secrets.resolve(address)
    guard let url = URL(string: secret.reveal()), url.scheme == "https", url.path.contains("/hooks/") else {
      throw IntegrationError(
        "mattermost", IntegrationError.codeSecret,
        "The secret \(address) is no address of a webhook, https://HOST/hooks/KEY.", retry: .permanent)
    }
    var body: JSONValue = ["text": .string(MattermostText.fitting(text))]
    body["channel"] = channel.map(JSONValue.string)
    _ = try await exchange.send(
      HTTPRequest(.post, url, headers: ["Content-Type": "application/json"], body: body.data))
  }
}
