import Foundation

/// What an answer says about asking again.
///
/// Sources: RFC 9110 section 10.2.3 (Retry-After), docs.github.com “Rate limits for the REST API”
/// (X-RateLimit-…), draft-ietf-httpapi-ratelimit-headers in its older form (RateLimit-Remaining) and its
/// newer one (RateLimit: "a";r=0;t=5).
package struct RateAdvice: Equatable, Sendable {
  /// How long nothing should be asked; never more than a quarter of an hour.
  package var wait: Duration

  /// Nil when the answer asks for no pause.
  package init?(_ response: HTTPResponse, now: Date) {
    let headers = response.headers
    // GitHub says 403 where others say 429.
    if [403, 429, 503].contains(response.status),
      let wait = headers["Retry-After"].flatMap({ HTTPFailure.retryAfter($0, now: now) })
    {
      self.wait = wait
      return
    }
    let seconds =
      Self.reset(remaining: headers["X-RateLimit-Remaining"], reset: headers["X-RateLimit-Reset"], now: now)
      ?? Self.reset(remaining: headers["RateLimit-Remaining"], reset: headers["RateLimit-Reset"], now: now)
      ?? Self.fields(headers["RateLimit"]).flatMap { fields in
        Self.reset(
          remaining: fields["r"] ?? fields["remaining"], reset: fields["t"] ?? fields["reset"], now: now)
      }
    guard let seconds else { return nil }
    wait = min(.seconds(max(0, seconds)), HTTPFailure.retryAfterMax)
  }

  /// Seconds until there is something left again; nil while there is.
  private static func reset(remaining: String?, reset: String?, now: Date) -> Double? {
    guard let remaining = remaining.flatMap(number), remaining < 1, let reset = reset.flatMap(number) else {
      return nil
    }
    // Some give seconds from now, some the second of the century: nobody waits thirty years.
    return reset > 1_000_000_000 ? reset - now.timeIntervalSince1970 : reset
  }

  private static func number(_ text: String) -> Double? {
    Double(text.trimmingCharacters(in: .whitespaces)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// `name=value` parts, whichever of comma and semicolon separates them.
  private static func fields(_ text: String?) -> [String: String]? {
    guard let text else { return nil }
    let pairs = text.split { $0 == ";" || $0 == "," }.compactMap { part -> (String, String)? in
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      return (sides[0].trimmingCharacters(in: .whitespaces).lowercased(), String(sides[1]))
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
