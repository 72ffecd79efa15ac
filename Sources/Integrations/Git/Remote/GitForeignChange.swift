import Foundation

/// A commit of somebody else to a tenant's folder.
package struct GitForeignChange: Equatable, Sendable {
  package var commit: String
  /// Name and address as the commit says them; anybody can write anything there.
  package var author: String
  /// ISO 8601.
  package var date: String
  package var subject: String
  /// What it changed in the folder, at most ten.
  package var paths: [String]
}

/// What became of a commit that was to be in the remote.
package enum GitPublication: Equatable, Sendable {
  /// It is there, by its hash.
  case pushed(String)
  /// The remote's newest commit, named here, holds the same files already.
  case unchanged(String)
  /// Somebody else has changed the tenant's folder, and nothing was written.
  case changedByOthers(GitForeignChange)
}

/// How the local repository stands to a commit that the remote is to hold.
package enum GitFollowing: Equatable, Sendable {
  /// The remote has it, with the wanted files, and the local branch is where the remote's is.
  case here(String)
  /// The remote's branch does not show it.
  case missing
  /// The remote has other files: by that change, or by one of ours.
  case differs(GitForeignChange?)
}
