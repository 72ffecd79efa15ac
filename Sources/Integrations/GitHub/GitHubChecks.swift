/// What checks and statuses say about a commit, taken together.
package struct GitHubChecks: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    /// Nobody checks it.
    case none
    case pending
    case passed
    case failed
  }

  package var state: State
  /// Names of those that have not ended.
  package var pending: [String]
  /// Names of those that failed.
  package var failed: [String]

  package init(pending: [String], failed: [String], passedCount: Int) {
    self.pending = pending
    self.failed = failed
    if !failed.isEmpty {
      state = .failed
    } else if !pending.isEmpty {
      state = .pending
    } else {
      state = passedCount > 0 ? .passed : .none
    }
  }
}
