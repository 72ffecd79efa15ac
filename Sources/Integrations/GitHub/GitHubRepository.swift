/// A repository as the token sees it.
package struct GitHubRepository: Decodable, Equatable, Sendable {
  /// What the token may do.
  package struct Permissions: Decodable, Equatable, Sendable {
    package let pull: Bool
    package let push: Bool
  }

  package let fullName: String
  package let defaultBranch: String
  package let isPrivate: Bool
  package let isArchived: Bool
  /// Nil where GitHub does not say, as to an installation.
  package let permissions: Permissions?

  private enum CodingKeys: String, CodingKey {
    case fullName, defaultBranch, permissions
    case isPrivate = "private"
    case isArchived = "archived"
  }
}
