import Foundation
import HTTPTransport

/// Why an outside system did not do, or did not tell, what it was asked.
package struct IntegrationError: Error, Equatable, Sendable, CustomStringConvertible {
  package typealias Retry = HTTPFailure.Class

  /// Which system, lower case: "kubernetes", "keycloak", "odoo", "git".
  package let system: String
  /// Stable, lower_snake; see `IntegrationError+Codes`.
  package let code: String
  /// One sentence for people.
  package let message: String
  /// The system's own words, for logs; at most 2 KiB, never a secret.
  package let detail: String
  /// What it means for trying again.
  package let retry: HTTPFailure.Class
  /// How long the system asked us to wait.
  package let retryAfter: Duration?

  package init(
    _ system: String, _ code: String, _ message: String, detail: String = "", retry: HTTPFailure.Class,
    retryAfter: Duration? = nil
  ) {
    self.system = system
    self.code = code
    self.message = message
    self.detail = String(detail.prefix(2_048))
    self.retry = retry
    self.retryAfter = retryAfter
  }

  package var description: String { detail.isEmpty ? message : "\(message) (\(detail))" }
}
