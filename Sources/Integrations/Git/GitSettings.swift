/// Which repository, and who commits to it.
package struct GitSettings: Sendable {
  /// The work tree, absolute; `.git` is made inside it.
  package var folder: String
  /// The program, absolute; nil when there is none on this machine.
  package var program: String?
  package var branch: String
  package var authorName: String
  package var authorEmail: String
  /// How long to wait for another writer of the same repository.
  package var lockWaitMax: Duration

  package init(
    folder: String, program: String?, branch: String = "main", authorName: String = "Tenantry",
    authorEmail: String = "tenantry@localhost", lockWaitMax: Duration = .seconds(10)
  ) {
    self.folder = folder
    self.program = program
    self.branch = branch
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.lockWaitMax = lockWaitMax
  }
}
