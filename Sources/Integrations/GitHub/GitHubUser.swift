/// Somebody who acts on GitHub.
package struct GitHubUser: Decodable, Equatable, Sendable {
  package let login: String
}
