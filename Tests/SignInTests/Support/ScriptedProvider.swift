import Foundation
import HTTPTransport
import Synchronization

@testable import SignIn

/// A server and its provider in memory: their documents, and whatever a test wants answered to each form.
final class ScriptedProvider: Transport {
  static let server = "https://tenantry.example.net"
  static let issuer = "https://sso.example.net/realms/platform"

  /// What was posted: where to, and which fields.
  struct Posted: Equatable, Sendable {
    var path: String
    var form: [String: String]
  }

  typealias Answer = @Sendable (Posted) async throws(TransportError) -> HTTPResponse

  private struct State {
    var posted: [Posted] = []
    var resource: JSONValue
    var document: JSONValue
  }

  private let state: Mutex<State>
  private let answer: Answer

  init(_ answer: @escaping Answer = { _ in HTTPResponse(status: 500, text: "") }) {
    self.answer = answer
    let issuer = Self.issuer
    state = Mutex(
      State(
        resource: [
          "resource": .string(Self.server), "authorization_servers": [.string(issuer)],
          "scopes_supported": ["tenantry"], "bearer_methods_supported": ["header"],
          "tenantry_client_id": "console",
        ],
        document: [
          "issuer": .string(issuer), "token_endpoint": .string(issuer + "/token"),
          "device_authorization_endpoint": .string(issuer + "/device"),
          "authorization_endpoint": .string(issuer + "/auth"),
          "revocation_endpoint": .string(issuer + "/revoke"),
        ]))
  }

  var posted: [Posted] { state.withLock { $0.posted } }
  func change(resource: JSONValue) { state.withLock { $0.resource = $0.resource.merging(resource) } }
  func change(document: JSONValue) { state.withLock { $0.document = $0.document.merging(document) } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let path = request.url.path()
    if path.hasSuffix("/oauth-protected-resource") {
      return HTTPResponse(status: 200, json: state.withLock { $0.resource })
    }
    if path.hasSuffix("/openid-configuration") {
      return HTTPResponse(status: 200, json: state.withLock { $0.document })
    }
    let items = Form.items(String(decoding: request.body, as: UTF8.self)) ?? []
    let posted = Posted(path: path, form: Dictionary(items) { first, _ in first })
    state.withLock { $0.posted.append(posted) }
    return try await answer(posted)
  }

  /// An answer with tokens.
  static func tokens(_ access: String, refresh: String? = nil, seconds: Int? = 300) -> HTTPResponse {
    var fields: JSONValue = ["access_token": .string(access), "token_type": "Bearer"]
    fields["refresh_token"] = refresh.map { .string($0) }
    fields["expires_in"] = seconds.map { .int($0) }
    return HTTPResponse(status: 200, json: fields)
  }

  /// A refusal by its code.
  static func refusal(_ code: String) -> HTTPResponse {
    HTTPResponse(status: 400, json: ["error": .string(code)])
  }
}

/// Answers in the order in which they are wanted; the last one for ever.
final class Answers: Sendable {
  private let rest: Mutex<[Result<HTTPResponse, TransportError>]>

  init(_ answers: [Result<HTTPResponse, TransportError>]) { rest = Mutex(answers) }

  func next() throws(TransportError) -> HTTPResponse {
    try rest.withLock { $0.count > 1 ? $0.removeFirst() : $0.first }?.get()
      ?? HTTPResponse(status: 500, text: "")
  }
}

/// Time that passes by being slept.
final class SleptTime: Sendable {
  private let state = Mutex<(uptime: Duration, sleeps: [Duration])>((.zero, []))

  var sleeps: [Duration] { state.withLock { $0.sleeps } }
  var uptime: Duration { state.withLock { $0.uptime } }
  func advance(_ duration: Duration) { state.withLock { $0.uptime += duration } }

  static let start = Date(timeIntervalSince1970: 1_767_225_600)
  var now: Date { Self.start.addingTimeInterval(uptime / .seconds(1)) }

  var time: SignInTime {
    SignInTime(
      sleep: { duration in
        self.state.withLock {
          $0.sleeps.append(duration)
          $0.uptime += duration
        }
      }, uptime: { self.uptime }, now: { self.now },
      randomBytes: { count in (0..<count).map { UInt8(truncatingIfNeeded: $0) } })
  }
}
