import Foundation
import HTTPTransport
import TenantryAPI

/// Signs somebody in who has a browser elsewhere: they type a code in there (RFC 8628).
struct DeviceFlow: Sendable {
  static let grant = "urn:ietf:params:oauth:grant-type:device_code"

  let client: ProviderClient
  let issuer: Issuer
  let clientID: String
  let time: SignInTime

  /// - Parameters:
  ///   - scope: what is asked for, divided by blanks.
  ///   - show: told once, with address and code.
  /// - Returns: the provider's answer with tokens.
  /// - Throws: `APIProblem`: `unauthenticated` when somebody said no or nobody said yes in time.
  func run(scope: String, show: @Sendable (SignInPrompt) -> Void) async throws -> JSONValue {
    guard let address = issuer.device else {
      throw APIProblem(
        .refused, "The provider \(issuer.name) knows no sign-in by code: sign in where there is a browser.")
    }
    let start = time.uptime()
    let offer = try await offer(at: address, scope: scope)
    show(.code(offer.userCode, at: offer.address, lasting: offer.lifetime))
    var poll = DevicePoll(interval: offer.interval, end: start + offer.lifetime)
    var step = poll.first
    while true {
      switch step {
      case .wait(let pause):
        try await time.sleep(pause)
        step = poll.step(after: try await asked(offer), at: time.uptime())
      case .taken(let answer): return answer
      case .denied: throw APIProblem(.unauthenticated, "Somebody said no where the code was typed in.")
      case .expired:
        throw APIProblem(.unauthenticated, "The code has ended before it was typed in: begin again.")
      case .failed(let reason):
        throw APIProblem(.unauthenticated, "The provider does not sign you in: \(reason).")
      }
    }
  }

  private func offer(at address: URL, scope: String) async throws -> DeviceOffer {
    do {
      switch try await client.post([("client_id", clientID), ("scope", scope)], to: address) {
      case .taken(let answer): return try DeviceOffer(answer, of: issuer)
      case .refused(let code, let detail):
        throw APIProblem(
          .refused, "The provider gives “\(clientID)” no code to sign in with: \(detail ?? code).")
      }
    } catch let error as TransportError {
      throw APIProblem(signingIn: error)
    }
  }

  private func asked(_ offer: DeviceOffer) async throws -> DevicePoll.Answer {
    do {
      return .reply(
        try await client.post(
          [("grant_type", Self.grant), ("device_code", offer.deviceCode), ("client_id", clientID)],
          to: issuer.token))
    } catch is TransportError {
      try Task.checkCancellation()
      return .silence
    } catch let problem as APIProblem where problem.code == .unavailable {
      return .silence
    }
  }
}
