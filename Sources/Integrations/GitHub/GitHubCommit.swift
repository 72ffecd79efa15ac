import Foundation

/// A commit in the repository's object store.
package struct GitHubCommit: Decodable, Equatable, Sendable {
  package struct Tree: Decodable, Equatable, Sendable {
    package let sha: String
  }

  package struct Parent: Decodable, Equatable, Sendable {
    package let sha: String
  }

  package let sha: String
  package let message: String
  package let tree: Tree
  package let parents: [Parent]
}
