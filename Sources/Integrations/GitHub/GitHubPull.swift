import Foundation

/// A pull request.
package struct GitHubPull: Decodable, Equatable, Sendable {
  package struct End: Decodable, Equatable, Sendable {
    /// The branch.
    package let ref: String
    package let sha: String
  }

  /// Where it stands.
  package enum State: Equatable, Sendable {
    case open
    case merged
    case closed
  }

  package let number: Int
  package let title: String
  package let body: String?
  package let htmlUrl: URL
  package let head: End
  package let base: End
  package let isDraft: Bool?
  package let createdAt: Date
  package let mergedAt: Date?
  package let mergeCommitSha: String?
  /// Nil while GitHub works it out, and in lists.
  package let mergeable: Bool?
  /// `clean`, `blocked`, `behind`, `dirty`, `unstable`, `unknown` …; nil in lists.
  package let mergeableState: String?
  private let openOrClosed: String

  package var state: State { openOrClosed == "open" ? .open : mergedAt == nil ? .closed : .merged }

  private enum CodingKeys: String, CodingKey {
    case number, title, body, htmlUrl, head, base, createdAt, mergedAt, mergeCommitSha, mergeable,
      mergeableState
    case isDraft = "draft"
    case openOrClosed = "state"
  }
}
