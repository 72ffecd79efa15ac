import TenantModel

extension Approval {
  /// Reads a row of `ApprovalSQL.all`.
  init(row: inout SQLRow) throws(StorageError) {
    self.init(
      id: try row.name(), tenantId: try row.name(), tenantSlug: try row.name(), tenantName: try row.name(),
      act: try row.code(), planId: try row.optionalText(), basis: try row.json(), reason: try row.text(),
      state: try row.code(), askedBy: try row.text(), askedAt: try row.time(), expiresAt: try row.time(),
      decidedBy: try row.optionalText(), decidedAt: try row.optionalTime(),
      decisionReason: try row.optionalText(), operation: try row.optionalName())
  }
}
