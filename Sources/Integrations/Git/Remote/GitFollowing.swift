/// How the local repository stands to a commit that the remote is to hold.
package enum GitFollowing: Equatable, Sendable {
  /// The remote has it, with the wanted files, and the local branch is where the remote's is.
  case here(String)
  /// The remote's branch does not show it.
  case missing
  /// The remote has other files: by that change, or by one of ours.
  case differs(GitForeignChange?)
}
