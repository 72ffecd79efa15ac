import Foundation

/// A receiver of webhooks and how far it has been told.
package struct HookReceiverStatus: Codable, Equatable, Sendable {
  package var name: String
  /// The host of its address, with the port where one is written; nil for one that is not in the server's file.
  package var host: String?
  /// What it is told of, empty for everything; nil for one that is not in the server's file.
  package var events: [String]?
  /// The last change that it was told of, or that does not concern it; nil while nobody has begun with it.
  package var toldUpTo: Int64?
  /// When that change was made; nil when it is not kept any more, or nobody has begun.
  package var toldUpToMadeAt: Date?
  /// How many changes come after it, whether they concern the receiver or not.
  package var behind: Int64?
  /// Since when the next one cannot be told.
  package var failingSince: Date?
  /// Tries of the next one that failed, in a row.
  package var failures: Int
  package var nextTryAt: Date?
  /// Why the next one could not be told; nil when nothing is in the way.
  package var problem: String?
  /// Changes that were given up, ever.
  package var givenUp: Int

  package init(
    name: String, host: String?, events: [String]?, toldUpTo: Int64? = nil, toldUpToMadeAt: Date? = nil,
    behind: Int64? = nil, failingSince: Date? = nil, failures: Int = 0, nextTryAt: Date? = nil,
    problem: String? = nil, givenUp: Int = 0
  ) {
    self.name = name
    self.host = host
    self.events = events
    self.toldUpTo = toldUpTo
    self.toldUpToMadeAt = toldUpToMadeAt
    self.behind = behind
    self.failingSince = failingSince
    self.failures = failures
    self.nextTryAt = nextTryAt
    self.problem = problem
    self.givenUp = givenUp
  }
}
