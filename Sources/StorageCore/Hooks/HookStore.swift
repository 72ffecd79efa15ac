import Foundation

/// What is known of webhooks: deliveries that came in, and how far receivers outside have been told.
package protocol HookStore: Sendable {
  /// Notes a delivery. Those noted longer ago than `HookTable.receiptLifetime` are forgotten on the way.
  ///
  /// - Returns: false when it was noted before.
  func receive(_ delivery: String, from source: String, at now: Date) async throws -> Bool

  /// Takes a receiver for a while, so that one process alone tells it; makes it, to be told of what comes from now on.
  ///
  /// - Returns: nil while another process has it.
  func claim(_ sink: String, holder: String, at now: Date, until: Date) async throws -> HookSinkRecord?

  /// Writes down how far a receiver that is held has been told, and how that went.
  ///
  /// - Returns: false when it is held by another by now; nothing is written then.
  func save(_ record: HookSinkRecord, holder: String, until: Date) async throws -> Bool

  /// Every receiver there ever was, by name.
  func sinks() async throws -> [HookSinkRecord]
}

/// How far a receiver of webhooks has been told.
package struct HookSinkRecord: Equatable, Sendable {
  package var name: String
  /// The last change that it was told of, or that was left out.
  package var sequence: Int64
  /// Since when the next one cannot be told.
  package var failingSince: Date?
  /// Tries of the next one.
  package var attempts: Int
  package var nextTryAt: Date?
  /// Why it could not be told; nil when it could.
  package var problem: String?
  /// Changes that were given up.
  package var dead: Int

  package init(
    name: String, sequence: Int64, failingSince: Date? = nil, attempts: Int = 0, nextTryAt: Date? = nil,
    problem: String? = nil, dead: Int = 0
  ) {
    self.name = name
    self.sequence = sequence
    self.failingSince = failingSince
    self.attempts = attempts
    self.nextTryAt = nextTryAt
    self.problem = problem
    self.dead = dead
  }
}
