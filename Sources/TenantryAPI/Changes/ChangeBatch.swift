import TenantModel

/// What changed between two places of the feed. It names things, it does not carry them: who shows one asks again.
package struct ChangeBatch: Codable, Equatable, Sendable {
  package var cursor: ChangeCursor
  /// Tenants whose row, health or modules changed.
  package var tenants: Set<TenantID>
  /// Operations whose state, steps, progress or log changed.
  package var operations: Set<OperationID>
  /// True when catalog, plans, templates or regions changed.
  package var platform: Bool
  /// True when logs may have grown. Which ones is not told: who follows one asks for what comes after its cursor.
  package var logs: Bool

  package init(
    cursor: ChangeCursor, tenants: Set<TenantID> = [], operations: Set<OperationID> = [], platform: Bool = false,
    logs: Bool = false
  ) {
    self.cursor = cursor
    self.tenants = tenants
    self.operations = operations
    self.platform = platform
    self.logs = logs
  }

  /// True when nothing changed.
  package var isEmpty: Bool { tenants.isEmpty && operations.isEmpty && !platform && !logs }
}
