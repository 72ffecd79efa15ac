/// A workflow of the repository.
package struct GitHubWorkflow: Decodable, Equatable, Sendable {
  package let id: Int
  package let name: String
  /// `.github/workflows/deploy.yml`
  package let path: String
  /// `active`, `disabled_manually` …
  package let state: String
}
