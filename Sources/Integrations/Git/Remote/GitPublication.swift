/// What became of a commit that was to be in the remote.
package enum GitPublication: Equatable, Sendable {
  /// It is there, by its hash.
  case pushed(String)
  /// The remote's newest commit, named here, holds the same files already.
  case unchanged(String)
  /// Somebody else has changed the tenant's folder, and nothing was written.
  case changedByOthers(GitForeignChange)
}
