import Foundation
import HTTPTransport
import Synchronization

/// The admin token: asked for by client credentials, kept until shortly before it expires.
final class KeycloakTokens: Sendable {
  private struct Held: Sendable {
    let token: SecretValue
    let until: Date
  }

  /// Seconds before its end at which a token is no longer used.
  private static let marginSeconds = 10.0

  private let exchange: HTTPExchange
  private let endpoint: URL
  private let clientId: String
  private let clientSecret: SecretReference
  private let secrets: SecretResolver
  private let now: @Sendable () -> Date
  private let held = Mutex<Held?>(nil)

  init(
    exchange: HTTPExchange, endpoint: URL, clientId: String, clientSecret: SecretReference,
    secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    self.exchange = exchange
    self.endpoint = endpoint
    self.clientId = clientId
    self.clientSecret = clientSecret
    self.secrets = secrets
    self.now = now
  }

  func current() async throws(IntegrationError) -> SecretValue {
    if let kept = held.withLock({ $0 }), kept.until > now() { return kept.token }
    let asked = now()
    let secret = try await secrets.resolve(clientSecret)
    let form = [
      "grant_type": "client_credentials", "client_id": clientId, "client_secret": secret.reveal(),
    ]
    let request = HTTPRequest(
      .post, endpoint,
      headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"],
      body: FormEncoding.data(form))
    let answer = try exchange.json(try await response(to: request))
    guard let token = answer["access_token"]?.stringValue else {
      throw IntegrationError(
        "keycloak", IntegrationError.codeUnreadable, "Keycloak's token answer holds no token.",
        retry: .permanent)
    }
    let lifetime = Double(answer["expires_in"]?.intValue ?? 60)
    let fresh = Held(
      token: SecretValue(token), until: asked.addingTimeInterval(lifetime - Self.marginSeconds))
    held.withLock { $0 = fresh }
    return fresh.token
  }

  func forget() { held.withLock { $0 = nil } }

  /// Asking for a token changes nothing that matters, so an unanswered question may be asked again.
  private func response(to request: HTTPRequest) async throws(IntegrationError) -> HTTPResponse {
    do {
      return try await exchange.send(request)
    } catch {
      guard error.retry == .uncertain else { throw error }
      throw IntegrationError(
        error.system, error.code, error.message, detail: error.detail, retry: .transient,
        retryAfter: error.retryAfter)
    }
  }
}
