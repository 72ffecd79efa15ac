import Foundation
import HTTPTransport
import TenantryAPI

/// Signs somebody in by the browser of this machine: it brings a code to a port of loopback, and that is exchanged for
/// tokens with a proof that it was asked for here (RFC 8252, RFC 7636).
struct LoopbackFlow: Sendable {
  /// How long somebody may take in the browser.
  static let limit: Duration = .seconds(300)

  let client: ProviderClient
  let issuer: Issuer
  let clientID: String
  let time: SignInTime

  /// - Parameters:
  ///   - scope: what is asked for, divided by blanks.
  ///   - show: told once, with the address to open.
  /// - Returns: the provider's answer with tokens.
  /// - Throws: `APIProblem`: `unauthenticated` when the provider says no, or nobody comes back in time.
  func run(scope: String, show: @Sendable (SignInPrompt) -> Void) async throws -> JSONValue {
    guard let authorization = issuer.authorization, issuer.knowsS256 else {
      throw APIProblem(
        .refused, "The provider \(issuer.name) takes no sign-in by a browser with PKCE: try --device.")
    }
    let listener = try LoopbackListener()
    let challenge = CodeChallenge(time.randomBytes(32))
    let rule = CallbackRule(
      port: listener.port, state: CodeChallenge.base64(time.randomBytes(24)),
      issuer: issuer.namesItself ? issuer.name : nil)
    let back = "http://127.0.0.1:\(listener.port)\(CallbackRule.path)"
    let items = [
      ("response_type", "code"), ("client_id", clientID), ("redirect_uri", back), ("scope", scope),
      ("state", rule.state), ("code_challenge", challenge.challenge), ("code_challenge_method", "S256"),
    ]
    let joint = authorization.query() == nil ? "?" : "&"
    guard let address = URL(string: authorization.absoluteString + joint + Form.text(items)) else {
      throw APIProblem(.unavailable, "The provider's address for browsers is none.")
    }
    show(.browser(address))
    switch try await listener.answer(by: rule, within: Self.limit) {
    case .code(let code)?: return try await exchanged(code, challenge, back)
    case .denied(let reason)?:
      throw APIProblem(.unauthenticated, "The provider does not sign you in: \(reason.prefix(200)).")
    case .refused?, nil:
      throw APIProblem(
        .unauthenticated, "Nobody came back from the browser in time: begin again, or try --device.")
    }
  }

  private func exchanged(_ code: String, _ challenge: CodeChallenge, _ back: String) async throws -> JSONValue
  {
    let form = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back), ("client_id", clientID),
      ("code_verifier", challenge.verifier),
    ]
    do {
      switch try await client.post(form, to: issuer.token) {
      case .taken(let answer): return answer
      case .refused(let reason, let detail):
        throw APIProblem(.unauthenticated, "The provider does not take its own code: \(detail ?? reason).")
      }
    } catch let error as TransportError {
      throw APIProblem(signingIn: error)
    }
  }
}
