import Foundation

/// One commit to be made on a branch of its own.
///
/// The date is given, so that the same draft makes the same commit however often it is tried.
package struct GitHubCommitDraft: Sendable {
  package var branch: String
  /// The branch it starts from.
  package var base: String
  package var message: String
  package var files: [GitHubFile]
  package var authorName: String
  package var authorEmail: String
  package var date: Date

  package init(
    branch: String, base: String, message: String, files: [GitHubFile], authorName: String,
    authorEmail: String, date: Date
  ) {
    self.branch = branch
    self.base = base
    self.message = message
    self.files = files
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.date = date
  }
}
