import FaultServer
import Foundation
import HTTPTransport
import Synchronization
import TenantModel
import TenantryAPI

/// A server and the provider of its sign-ins: all that it gives are canaries, and what it refuses it repeats.
///
/// Every access token has ended when it arrives, so that each call uses a refresh token up.
final class CanaryProvider: Sendable {
  typealias Answer = (status: Int, lines: [String], body: String)

  /// How a refusal repeats what was asked.
  enum Echo: CaseIterable, Sendable {
    /// As it came.
    case plain
    /// In base64 and hex, as in a line of a log.
    case trace
    /// Every character escaped.
    case escaped

    func text(of words: String) -> String {
      switch self {
      case .plain: words
      case .trace: Data(words.utf8).base64EncodedString() + words.utf8.map { String(format: "%02x", $0) }.joined()
      case .escaped: words.utf8.map { String(format: "%%%02X", $0) }.joined()
      }
    }
  }

  private struct State {
    /// How the server refuses, and by which status; nil while it answers.
    var server: (Echo, status: Int)?
    /// How the provider refuses, and by which code; nil while it gives.
    var provider: (Echo, code: String)?
    var pairs = 0
    var refusals = 0
  }

  /// Pairs of tokens that there are; after the last one the first is given again.
  private static let pairsMax = 40

  /// The code that a device asks with, then an access and a refresh token for each pair.
  let canaries: [Canary]
  private let state = Mutex(State())

  init() {
    var random = SystemRandomNumberGenerator()
    let names = ["device code"] + (1...Self.pairsMax).flatMap { ["access token \($0)", "refresh token \($0)"] }
    canaries = names.enumerated().map { Canary($0.element, number: $0.offset, using: &random) }
  }

  /// On a port of loopback, until it is closed.
  func serve() throws -> FaultServer { try FaultServer { [self] in answer(to: $0) } }

  /// How often it has repeated what it was asked.
  var refusals: Int { state.withLock { $0.refusals } }
  /// How many pairs of tokens it has given.
  var pairs: Int { state.withLock { $0.pairs } }

  func refuseCalls(_ echo: Echo, status: Int) { state.withLock { $0.server = (echo, status) } }
  func refuseTokens(_ echo: Echo, code: String) { state.withLock { $0.provider = (echo, code) } }

  func relent() {
    state.withLock { ($0.server, $0.provider) = (nil, nil) }
  }

  // MARK: Answers

  private func answer(to request: ReceivedRequest) -> Answer {
    let root = "http://\(request["host"] ?? "")"
    switch String(request.target.prefix { $0 != "?" }) {
    case ProtectedResource.path:
      return Self.json(
        [
          "resource": .string(root), "authorization_servers": [.string(root + "/realm")], "scopes_supported": [],
          "bearer_methods_supported": ["header"], "tenantry_client_id": "console",
        ])
    case "/realm/.well-known/openid-configuration":
      return Self.json([
        "issuer": .string(root + "/realm"), "token_endpoint": .string(root + "/realm/token"),
        "device_authorization_endpoint": .string(root + "/realm/device"),
        "revocation_endpoint": .string(root + "/realm/revoke"),
      ])
    case "/realm/device":
      return Self.json([
        "device_code": .string(canaries[0].value), "user_code": "WDJB-MJHT",
        "verification_uri": .string(root + "/realm/type"), "expires_in": 600, "interval": 1,
      ])
    case "/realm/token": return refusal(of: request) ?? tokens()
    case "/realm/revoke": return refusal(of: request) ?? (200, [], "")
    default: return called(request)
    }
  }

  private func tokens() -> Answer {
    let pair = state.withLock { state in
      state.pairs += 1
      return (state.pairs - 1) % Self.pairsMax + 1
    }
    // What stands in a header has to be what a header may hold.
    return Self.json([
      "access_token": .string(canaries[2 * pair - 1].core), "refresh_token": .string(canaries[2 * pair].value),
      "token_type": "Bearer", "expires_in": 0,
    ])
  }

  /// What the provider says to a form that it does not like.
  private func refusal(of request: ReceivedRequest) -> Answer? {
    guard let (echo, code) = state.withLock({ $0.provider }) else { return nil }
    state.withLock { $0.refusals += 1 }
    let form = URLComponents(string: "?" + request.body)?.queryItems ?? []
    let secrets = form.filter { $0.name != "client_id" && $0.name != "grant_type" }.compactMap(\.value)
    return Self.json(
      ["error": .string(code), "error_description": .string("no: " + echo.text(of: secrets.joined(separator: " ")))],
      status: 400)
  }

  /// What the server says to a call.
  private func called(_ request: ReceivedRequest) -> Answer {
    if let (echo, status) = state.withLock({ $0.server }) {
      state.withLock { $0.refusals += 1 }
      let words = echo.text(of: request["authorization"] ?? "")
      return Self.json(
        [
          "type": "about:blank", "title": "No", "status": .int(status), "code": status == 401 ? "unauthenticated" : "refused",
          "detail": .string("cannot serve \(words)"), "request_id": .string(words),
          "fields": [["pointer": .string(words), "message": .string(words)]],
        ], status: status)
    }
    guard request.target == "/api/me" else {
      return Self.json(
        [
          "type": "about:blank", "title": "No", "status": 404, "code": "not_found", "detail": "There is nothing here.",
          "request_id": "r",
        ], status: 404)
    }
    let session = Session(
      context: "server", mode: .remote, actor: "ada", role: .platformOwner, integrations: [], tenantsSoftLimit: 0,
      signIn: .init(.oidc))
    let body = (try? JSONCoding.encoder().encode(session)).map { String(decoding: $0, as: UTF8.self) }
    return (200, ["Content-Type: application/json"], body ?? "")
  }

  private static func json(_ value: JSONValue, status: Int = 200) -> Answer {
    (status, ["Content-Type: application/json"], String(decoding: value.data, as: UTF8.self))
  }
}
