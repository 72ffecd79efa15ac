import TenantModel

/// What changed between two places of the feed. It names things, it does not carry them: who shows one asks again.
package struct ChangeBatch: Codable, Equatable, Sendable {
  /// What the feed is called where endpoints have their names.
  package static let feedName = "changes.read"
  /// The event with which a server ends a feed whose token has ended; its id is where to go on with another token.
  package static let renewalName = "renew"

  package var cursor: ChangeCursor
  /// Tenants whose row, health or modules changed.
  package var tenants: Set<TenantID>
  /// Operations whose state, steps or progress changed.
  package var operations: Set<OperationID>
  /// What else was written.
  package var topics: Set<PlatformTopic>
  /// True when logs may have grown. Which ones is not told: who follows one asks for what comes after its cursor.
  package var logs: Bool
  /// True when some changes are lost, because the reader was away for too long: everything may have changed.
  package var isReset: Bool

  package init(
    cursor: ChangeCursor, tenants: Set<TenantID> = [], operations: Set<OperationID> = [],
    topics: Set<PlatformTopic> = [], logs: Bool = false, isReset: Bool = false
  ) {
    self.cursor = cursor
    self.tenants = tenants
    self.operations = operations
    self.topics = topics
    self.logs = logs
    self.isReset = isReset
  }

  /// Whether something of a topic was written, or may have been.
  package func concerns(_ topic: PlatformTopic) -> Bool { isReset || topics.contains(topic) }

  /// True when nothing changed.
  package var isEmpty: Bool { tenants.isEmpty && operations.isEmpty && topics.isEmpty && !logs && !isReset }
}
