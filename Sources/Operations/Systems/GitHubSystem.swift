import HTTPTransport
import Integrations

/// Where changes of the desired state are asked for as pull requests.
package struct GitHubSystem: Sendable {
  package var client: GitHubClient
  /// The branch that pull requests are for.
  package var base: String
  /// Between two looks at a pull request that waits: everybody's requests of an hour are counted.
  package var pollInterval: Duration

  /// How long a run that was started may take until it is shown.
  package var settleTime: Duration
  /// The way to the storage in which GitHub keeps runs' logs; nil where only its links are shown.
  package var logs: (any Transport)?

  package init(
    _ client: GitHubClient, base: String = "main", pollInterval: Duration = .seconds(20),
    settleTime: Duration = .seconds(60), logs: (any Transport)? = nil
  ) {
    self.client = client
    self.base = base
    self.pollInterval = pollInterval
    self.settleTime = settleTime
    self.logs = logs
  }
}
