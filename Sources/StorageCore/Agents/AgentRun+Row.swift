import TenantModel

extension AgentRun {
  /// As `AgentSQL.insertRun` wants them.
  var columns: [SQLValue] {
    [
      .name(id), .text(flow), .name(tenant), .name(operation), .text(question), .code(state), .text(actor),
      .code(role), .text(model), .int(tokens), .text(problem), .time(createdAt), .time(startedAt),
      .time(finishedAt),
    ]
  }

  init(row: inout SQLRow) throws(StorageError) {
    self.init(
      id: try row.name(), flow: try row.text(), tenant: try row.optionalName(),
      operation: try row.optionalName(), question: try row.optionalText(), state: try row.code(),
      actor: try row.text(), role: try row.code(), model: try row.text(), tokens: try row.int(),
      problem: try row.optionalText(), createdAt: try row.time(), startedAt: try row.optionalTime(),
      finishedAt: try row.optionalTime())
  }
}

extension AgentProposal {
  init(row: inout SQLRow) throws(StorageError) {
    self.init(
      id: try row.name(), run: try row.name(), tenantId: try row.name(), tenant: try row.name(),
      kind: try row.code(), params: try row.optionalJSON(), why: try row.text(), state: try row.code(),
      createdAt: try row.time(), expiresAt: try row.time(), decidedBy: try row.optionalText(),
      decidedAt: try row.optionalTime(), reason: try row.optionalText(), operation: try row.optionalName())
  }
}
