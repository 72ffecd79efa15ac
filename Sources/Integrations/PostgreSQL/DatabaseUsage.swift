/// How big a tenant's database is and who is in it.
package struct DatabaseUsage: Equatable, Sendable {
  package var bytes: Int
  /// Sessions by what they do: `active`, `idle`, `idle in transaction` …
  package var sessions: [String: Int]

  package init(bytes: Int, sessions: [String: Int]) {
    self.bytes = bytes
    self.sessions = sessions
  }
}
