import HTTPTransport

/// Something that goes wrong with some of the requests.
package struct SandboxFault: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// That answer instead of the right one; nothing happens.
    case status(Int)
    /// 429 with that `Retry-After`; nothing happens.
    case rateLimited(seconds: Int)
    /// It happens, and the connection ends before the answer arrives.
    case lostAnswer
    /// It happens, and the answer is 500.
    case failureAfterwards
    /// No answer until somebody gives up; nothing happens.
    case hang
    /// Nobody listens.
    case unreachable
    /// An answer that repeats the request, secrets and all; nothing happens.
    case echo(SandboxEcho)
  }

  package var kind: Kind
  /// The host; nil for all.
  package var host: String?
  package var method: HTTPMethod?
  /// A part of the path and query.
  package var pathContains: String
  /// How many requests it still meets; nil for all.
  package var remaining: Int?
  /// How many requests that it could meet it lets pass before.
  package var passing: Int

  package init(
    _ kind: Kind, host: String? = nil, method: HTTPMethod? = nil, pathContains: String = "", times: Int? = 1,
    passing: Int = 0
  ) {
    self.kind = kind
    self.host = host
    self.method = method
    self.pathContains = pathContains
    remaining = times
    self.passing = passing
  }

  func meets(_ request: HTTPRequest) -> Bool {
    (host == nil || host == request.url.host()) && (method == nil || method == request.method)
      && (pathContains.isEmpty || request.url.absoluteString.contains(pathContains)) && remaining != 0
  }
}
