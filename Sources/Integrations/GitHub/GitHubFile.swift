import Foundation

/// A file as a commit is to have it.
package struct GitHubFile: Equatable, Sendable {
  package let path: String
  /// Nil to remove it.
  package let content: Data?

  package init(_ path: String, _ content: Data?) {
    self.path = path
    self.content = content
  }
}
