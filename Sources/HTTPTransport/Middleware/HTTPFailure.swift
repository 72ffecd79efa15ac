import Foundation

/// What an answer that is no success, or no answer, means for trying again. The engine does the trying.
package struct HTTPFailure: Equatable, Sendable {
  package enum Class: String, CaseIterable, Sendable {
    /// Nothing happened; a later try may succeed.
    case transient
    /// Nothing happened; another try would not help.
    case permanent
    /// Something is there already that is not what was wanted.
    case conflict
    /// It may or may not have happened.
    case uncertain
  }

  /// The longest wait another side may ask of us.
  package static let retryAfterMax: Duration = .seconds(900)

  package var retry: Class
  package var retryAfter: Duration?

  package init(retry: Class, retryAfter: Duration? = nil) {
    self.retry = retry
    self.retryAfter = retryAfter
  }

  /// What a status means; nil for a success or redirection.
  ///
  /// 500 and 504 to a request that changes something are uncertain: the server may have done it before it
  /// failed.
  package init?(_ response: HTTPResponse, to method: HTTPMethod, now: Date) {
    let wait = response.headers["Retry-After"].flatMap { Self.retryAfter($0, now: now) }
    switch response.status {
    case ..<400: return nil
    case 408, 425, 429, 502, 503: self.init(retry: .transient, retryAfter: wait)
    case 409: self.init(retry: .conflict, retryAfter: wait)
    case 500, 504: self.init(retry: method.isSafe ? .transient : .uncertain, retryAfter: wait)
    case 501, 505: self.init(retry: .permanent)
    case 506...: self.init(retry: .transient, retryAfter: wait)
    default: self.init(retry: .permanent)
    }
  }

  /// What a missing answer means.
  package init(_ error: TransportError, to method: HTTPMethod) {
    switch error.code {
    case .tls, .refusedHost: self.init(retry: .permanent)
    case .malformed, .tooLarge:
      self.init(retry: method.isSafe || !error.mayHaveBeenSent ? .permanent : .uncertain)
    case .unreachable, .breakerOpen, .rateLimited, .timeout, .reset, .cancelled:
      self.init(
        retry: error.mayHaveBeenSent && !method.isSafe ? .uncertain : .transient, retryAfter: error.retryAfter
      )
    }
  }

  /// The `Retry-After` header in either form, between 0 and `retryAfterMax`; nil when it is neither.
  package static func retryAfter(_ text: String, now: Date) -> Duration? {
    let text = text.trimmingCharacters(in: .whitespaces)
    if let seconds = Double(text), seconds.isFinite {
      return min(.seconds(max(0, seconds)), retryAfterMax)
    }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: text).map { min(.seconds(max(0, $0.timeIntervalSince(now))), retryAfterMax) }
  }
}
