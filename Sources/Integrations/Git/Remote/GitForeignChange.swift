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
