/// Why no answer came.
package struct TransportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers branch on.
  package enum Code: String, CaseIterable, Sendable {
    /// No answer within the time allowed.
    case timeout
    /// Nobody listens, or the name does not resolve.
    case unreachable
    /// The connection ended in the middle.
    case reset
    /// The other side did not prove who it is.
    case tls
    /// The task was cancelled.
    case cancelled
    /// The answer was longer than allowed.
    case tooLarge = "too_large"
    /// The answer was no HTTP.
    case malformed
    /// The breaker is open: nothing was sent.
    case breakerOpen = "breaker_open"
    /// The budget is used up, or the other side asked us to wait longer than we do: nothing was sent.
    case rateLimited = "rate_limited"
    /// The address is not one that may be asked: nothing was sent.
    case refusedHost = "refused_host"
  }

  package let code: Code
  /// One sentence for people, with the host.
  package let message: String
  /// For logs; never a secret.
  package let detail: String?
  /// False when it is certain that the other side never saw the request.
  package let mayHaveBeenSent: Bool
  /// For `breakerOpen` and `rateLimited`: when to come back.
  package let retryAfter: Duration?

  package init(
    _ code: Code, _ message: String, detail: String? = nil, mayHaveBeenSent: Bool? = nil,
    retryAfter: Duration? = nil
  ) {
    self.code = code
    self.message = message
    self.detail = detail
    self.mayHaveBeenSent = mayHaveBeenSent ?? code.mayHaveBeenSentUsually
    self.retryAfter = retryAfter
  }

  /// The same error, with what is known about the request's arrival.
  func sent(_ mayHaveBeenSent: Bool) -> TransportError {
    TransportError(code, message, detail: detail, mayHaveBeenSent: mayHaveBeenSent, retryAfter: retryAfter)
  }

  package var description: String { detail.map { "\(message) (\($0))" } ?? message }
}

extension TransportError.Code {
  var mayHaveBeenSentUsually: Bool {
    switch self {
    case .timeout, .reset, .cancelled, .tooLarge, .malformed: true
    case .unreachable, .tls, .breakerOpen, .rateLimited, .refusedHost: false
    }
  }
}
