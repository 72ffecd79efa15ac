/// After which time a git program that talks to a remote is stopped.
package struct GitLimits: Sendable {
  /// For asking what there is.
  package var ask: Duration
  /// For taking what is new.
  package var fetch: Duration
  /// For giving what is new; after it nobody knows whether it has arrived.
  package var push: Duration

  package init(ask: Duration = .seconds(20), fetch: Duration = .seconds(120), push: Duration = .seconds(60)) {
    self.ask = ask
    self.fetch = fetch
    self.push = push
  }
}
