import Foundation
import HTTPTransport

/// What GitHub's answers say in words and headers.
enum GitHubErrors {
  /// The message and, for a validation error, what was wrong with which field.
  static let words: @Sendable (Data) -> String? = { body in
    guard let json = try? JSONValue(data: body), let message = json["message"]?.stringValue else {
      return nil  // A proxy's HTML has no words of GitHub.
    }
    let reasons = (json["errors"]?.arrayValue ?? []).compactMap { error -> String? in
      error["message"]?.stringValue
        ?? error["field"]?.stringValue.map { "\($0) is \(error["code"]?.stringValue ?? "wrong")" }
    }
    return ([message] + reasons).joined(separator: "; ")
  }

  /// A 403 may be a limit on requests, and then says so in headers; otherwise they may name the right that is missing.
  ///
  /// Source: docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
  static func refined(_ error: IntegrationError, _ response: HTTPResponse, now: Date) -> IntegrationError {
    let isSpent = response.headers["X-RateLimit-Remaining"] == "0"
    let asked = response.headers["Retry-After"].flatMap { HTTPFailure.retryAfter($0, now: now) }
    if response.status == 429 || response.status == 403 && (isSpent || asked != nil) {
      let reset = response.headers["X-RateLimit-Reset"].flatMap(Double.init)
      let rest = reset.map { Duration.seconds(max(1, $0 - now.timeIntervalSince1970)) }
      // GitHub asks for at least a minute where it names no time.
      let wait = asked ?? (isSpent ? rest : nil) ?? .seconds(60)
      return IntegrationError(
        error.system, IntegrationError.codeRateLimited, error.message, detail: error.detail,
        retry: .transient, retryAfter: min(wait, HTTPFailure.retryAfterMax))
    }
    guard response.status == 403 || response.status == 404,
      let needed = response.headers["X-Accepted-GitHub-Permissions"]
        ?? response.headers["X-Accepted-OAuth-Scopes"], !needed.isEmpty
    else { return error }
    return IntegrationError(
      error.system, error.code, "\(error.message) (the token may lack: \(needed.prefix(120)))",
      detail: error.detail, retry: error.retry, retryAfter: error.retryAfter)
  }

  /// The address of the next page in a `Link` header.
  static func nextPage(_ link: String?) -> String? {
    for part in (link ?? "").split(separator: ",") where part.contains("rel=\"next\"") {
      guard let open = part.firstIndex(of: "<"), let close = part.firstIndex(of: ">"), open < close else {
        continue
      }
      return String(part[part.index(after: open)..<close])
    }
    return nil
  }
}
