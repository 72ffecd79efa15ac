import TenantModel

/// What a manifest does not say of itself: where it was found. Nil lets the manifest decide.
package struct ManifestOrigin: Equatable, Sendable {
  /// The series of the server or branch, for example `18.0`.
  package var series: String?
  package var source: ModuleSource?
  /// The repository, for example `OCA/project`.
  package var repo: String?

  package init(series: String? = nil, source: ModuleSource? = nil, repo: String? = nil) {
    self.series = series
    self.source = source
    self.repo = repo
  }
}
