import Foundation
import HTTPTransport

/// What Mattermost's answers say in words and headers.
enum MattermostErrors {
  static let words: @Sendable (Data) -> String? = { body in
    (try? JSONValue(data: body))?["message"]?.stringValue  // A proxy's HTML has no words of Mattermost.
  }

  /// Its limit says in a header of its own how many seconds to wait.
  static let refined: @Sendable (IntegrationError, HTTPResponse) -> IntegrationError = { error, response in
    guard response.status == 429, error.retryAfter == nil,
      let seconds = response.headers["X-Ratelimit-Reset"].flatMap(Double.init)
    else { return error }
    return IntegrationError(
      error.system, error.code, error.message, detail: error.detail, retry: error.retry,
      retryAfter: min(.seconds(max(1, seconds)), HTTPFailure.retryAfterMax))
  }
}
