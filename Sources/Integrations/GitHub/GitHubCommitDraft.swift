import Foundation
import TenantModel

/// One commit to be made on a branch of its own.
///
/// The date is given, so that the same draft makes the same commit however often it is tried.
package struct GitHubCommitDraft: Sendable {
  package var branch: String
  /// The branch it starts from.
  package var base: String
  package var message: String
  /// What files are to hold.
  package var files: [GitPath: Data]
  /// A folder that is to hold these files and no others; nil when nothing is removed.
  package var folder: GitPath?
  /// Files that are to be gone; one that is not there is no error.
  package var removed: Set<GitPath>
  package var authorName: String
  package var authorEmail: String
  package var date: Date

  package init(
    branch: String, base: String, message: String, files: [GitPath: Data], folder: GitPath? = nil,
    removed: Set<GitPath> = [], authorName: String, authorEmail: String, date: Date
  ) {
    self.branch = branch
    self.base = base
    self.message = message
    self.files = files
    self.folder = folder
    self.removed = removed
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.date = date
  }
}
