import Foundation

/// How many requests the token may still make.
package struct GitHubRateLimit: Decodable, Equatable, Sendable {
  package let limit: Int
  package let remaining: Int
  /// Seconds since 1970 at which all of them are there again.
  package let reset: Int

  package var resetAt: Date { Date(timeIntervalSince1970: Double(reset)) }

  struct Answer: Decodable, Sendable {
    struct Resources: Decodable, Sendable { let core: GitHubRateLimit }
    let resources: Resources
  }
}
