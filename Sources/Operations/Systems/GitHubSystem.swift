import Integrations

/// Where changes of the desired state are asked for as pull requests.
package struct GitHubSystem: Sendable {
  package var client: GitHubClient
  /// The branch that pull requests are for.
  package var base: String
  /// Between two looks at a pull request that waits: everybody's requests of an hour are counted.
  package var pollInterval: Duration

  package init(_ client: GitHubClient, base: String = "main", pollInterval: Duration = .seconds(20)) {
    self.client = client
    self.base = base
    self.pollInterval = pollInterval
  }
}
