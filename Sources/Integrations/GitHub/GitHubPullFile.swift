/// A file that a pull request changes.
package struct GitHubPullFile: Decodable, Equatable, Sendable {
  package let filename: String
  /// `added`, `removed`, `modified`, `renamed` …
  package let status: String
  package let additions: Int
  package let deletions: Int
  /// The change as a unified diff; nil for what is binary or too long.
  package let patch: String?
}
