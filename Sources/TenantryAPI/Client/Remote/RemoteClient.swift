import Foundation
import HTTPTransport

/// A control plane elsewhere, over HTTP: each call is a request, the change feed is one that stays open.
///
/// Trying again is the transport's business, and the feed's reader's: a feed that breaks off ends, and is asked for again
/// from where it stopped.
package struct RemoteClient: ControlPlaneClient, MessageSender {
  /// Bytes of an answer that are read.
  package static let answerMax = 16 << 20

  private let server: URL
  private let transport: any Transport
  private let tokens: any TokenSource

  /// - Parameters:
  ///   - server: the server's root, for example `https://tenantry.example.net`.
  ///   - transport: sends calls, each within a deadline, and opens streams without one.
  package init(server: URL, transport: any Transport, tokens: any TokenSource) {
    self.server = server
    self.transport = transport
    self.tokens = tokens
  }

  package func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    let body = try await answer(to: WireRequest(endpoint), changesNothing: E.changesNothing)
    do {
      return try JSONCoding.decoder().decode(E.Output.self, from: body)
    } catch {
      throw APIProblem(
        .internal,
        "The server's answer to “\(E.name)” cannot be read: is it of another version than this program?")
    }
  }

  package func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> {
    let feed = RemoteFeed(since: cursor) { try await open(since: $0) }
    return AsyncStream(unfolding: { await feed.next() })
  }

  // MARK: Requests

  package func answer(to message: WireRequest, changesNothing: Bool) async throws -> Data {
    let request = try request(message)
    let answer: HTTPResponse
    do {
      answer = try await sent(request) { request throws(TransportError) in try await transport.send(request) }
    } catch let error as TransportError {
      throw try Self.problem(for: error, changesNothing: changesNothing)
    }
    guard answer.isSuccess else { throw Self.problem(in: answer) }
    return answer.body
  }

  private func open(since cursor: ChangeCursor?) async throws -> HTTPStream {
    var request = HTTPRequest(.get, try url(of: "/api/changes"), headers: ["Accept": "text/event-stream"])
    if let cursor { request.headers["Last-Event-ID"] = String(cursor.sequence) }
    return try await sent(request, status: \.status) { request throws(TransportError) in
      try await transport.opened(request)
    }
  }

  private func request(_ message: WireRequest) throws -> HTTPRequest {
    var headers: HTTPHeaders = ["Accept": "application/json"]
    if let key = message.idempotencyKey { headers["Idempotency-Key"] = key }
    if let version = message.expectedVersion { headers["If-Match"] = "\"\(version)\"" }
    if !message.method.isRead { headers["Content-Type"] = "application/json" }
    return HTTPRequest(
      message.method.isRead ? .get : .post, try url(of: message.target), headers: headers, body: message.body)
  }

  private func url(of target: String) throws -> URL {
    var root = server.absoluteString
    while root.hasSuffix("/") { root.removeLast() }
    guard let url = URL(string: root + target) else {
      throw APIProblem(.invalid, "“\(root)” is no address of a server.")
    }
    return url
  }

  private func sent(
    _ request: HTTPRequest, by send: (HTTPRequest) async throws(TransportError) -> HTTPResponse
  ) async throws -> HTTPResponse {
    try await sent(request, status: \.status, by: send)
  }

  /// Sends with a token, and once more with a fresh one when that is not taken.
  private func sent<Answer>(
    _ request: HTTPRequest, status: (Answer) -> Int,
    by send: (HTTPRequest) async throws(TransportError) -> Answer
  ) async throws -> Answer {
    let token = try await tokens.token()
    let answer = try await send(request.bearing(token))
    guard status(answer) == 401, let other = try await tokens.token(insteadOf: token) else { return answer }
    return try await send(request.bearing(other))
  }

  // MARK: Problems

  /// What a server says is wrong; in its own words when they can be read.
  private static func problem(in answer: HTTPResponse) -> APIProblem {
    if let problem = try? JSONCoding.decoder().decode(WireProblem.self, from: answer.body) {
      return problem.problem
    }
    return switch answer.status {
    case 401: APIProblem(.unauthenticated, "The server does not know you: sign in again.")
    case 502, 503, 504:
      APIProblem(.unavailable, "The server's proxy answers, the server behind it does not.")
        .unanswered(.answerLost)
    default: APIProblem(.internal, "The server answered \(answer.status) and does not say why.")
    }
  }

  private static func problem(for error: TransportError, changesNothing: Bool) throws -> APIProblem {
    let silence = error.mayHaveBeenSent ? APIProblem.Silence.answerLost : .neverSent
    let tail = changesNothing || !error.mayHaveBeenSent ? "" : " Whether it was done is not known."
    switch error.code {
    case .cancelled: throw CancellationError()
    case .timeout: return APIProblem(.timeout, error.message + tail).unanswered(silence)
    case .malformed, .tooLarge: return APIProblem(.internal, error.message + tail)
    case .refusedHost: return APIProblem(.unavailable, error.message + tail)
    case .unreachable, .reset, .tls, .breakerOpen, .rateLimited:
      return APIProblem(.unavailable, error.message + tail).unanswered(silence)
    }
  }
}

extension HTTPRequest {
  fileprivate func bearing(_ token: String) -> HTTPRequest {
    var request = self
    request.headers["Authorization"] = "Bearer \(token)"
    return request
  }
}
