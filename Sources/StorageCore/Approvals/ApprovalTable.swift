import Foundation
import TenantModel

/// What is done to approvals inside a transaction.
package enum ApprovalTable {
  package static func ask(_ approval: Approval, at now: Date, in connection: any SQLConnection) throws {
    try connection.run(ApprovalSQL.expire, [.time(now)])
    let open = try connection.first(ApprovalSQL.open, [.name(approval.tenantId), .code(approval.act)]) { row in
      try Approval(row: &row)
    }
    if let open {
      throw StorageError(.refused, "\(open.askedBy) asks for it already: approval \(open.id).")
    }
    let written = try connection.runCounting(
      ApprovalSQL.insert,
      [
        .name(approval.id), .name(approval.tenantId), .code(approval.act), .text(approval.planId),
        try .json(approval.basis), .text(approval.reason), .text(approval.askedBy), .time(approval.askedAt),
        .time(approval.expiresAt),
      ])
    guard written > 0 else { throw StorageError(.notFound, "There is no tenant \(approval.tenantId).") }
    try ChangeTable.append(.approvals, at: now, in: connection)
  }

  package static func approvals(
    of tenant: TenantID?, at now: Date, limit: Int, in connection: any SQLConnection
  ) throws -> [Approval] {
    try connection.rows(ApprovalSQL.all, [.name(tenant), .time(now), .int(max(limit, 0))]) { row in
      try Approval(row: &row)
    }
  }

  package static func approval(_ id: ApprovalID, in connection: any SQLConnection) throws -> Approval? {
    try connection.first(ApprovalSQL.byID, [.name(id)]) { row in try Approval(row: &row) }
  }

  package static func approve(
    _ id: ApprovalID, carryingOut act: ApprovedAct, by actor: String, reason: String?, expectedVersion: Int?,
    at now: Date, in connection: any SQLConnection
  ) throws -> Approval {
    let approval = try undecided(id, at: now, in: connection)
    try checkBasis(of: approval, expectedVersion: expectedVersion, in: connection)
    var operation: OperationID?
    switch (act, approval.planId) {
    case (.operation(let job), _):
      operation = try? OperationID(job.id.rawValue)
      try TenantTable.submit(
        job, on: approval.tenantId, expectedVersion: expectedVersion, at: now, in: connection)
    case (.plan, let planId?): try BillingTable.setPlan(planId, of: approval.tenantId, at: now, in: connection)
    case (.plan, nil): throw StorageError(.refused, "Approval \(id): no plan is asked for.")
    }
    return try decide(approval, .approved, by: actor, reason: reason, operation, at: now, in: connection)
  }

  package static func reject(
    _ id: ApprovalID, by actor: String, reason: String, at now: Date, in connection: any SQLConnection
  ) throws -> Approval {
    try decide(
      undecided(id, at: now, in: connection), .rejected, by: actor, reason: reason, at: now, in: connection)
  }

  package static func withdraw(
    _ id: ApprovalID, by actor: String, at now: Date, in connection: any SQLConnection
  ) throws -> Approval {
    try decide(
      undecided(id, at: now, in: connection), .withdrawn, by: actor, reason: nil, at: now, in: connection)
  }

  // MARK: - Parts

  private static func undecided(
    _ id: ApprovalID, at now: Date, in connection: any SQLConnection
  ) throws -> Approval {
    guard let approval = try approval(id, in: connection) else {
      throw StorageError(.notFound, "There is no approval \(id).")
    }
    if let refusal = approval.refusal(at: now) { throw StorageError(.refused, "Approval \(id): \(refusal).") }
    return approval
  }

  private static func checkBasis(
    of approval: Approval, expectedVersion: Int?, in connection: any SQLConnection
  ) throws {
    guard let tenant = try TenantTable.tenant(approval.tenantId, in: connection) else {
      throw StorageError(.notFound, "The tenant of approval \(approval.id) is gone.")
    }
    if let expectedVersion, expectedVersion != tenant.version {
      throw StorageError(
        .versionConflict,
        "“\(tenant.slug)” has changed since you looked: it is at version \(tenant.version), not \(expectedVersion)."
      )
    }
    let changes = approval.basis.changes(to: ApprovalBasis(tenant))
    guard changes.isEmpty else {
      throw StorageError(
        .versionConflict,
        "“\(tenant.slug)” has changed since it was asked for: \(changes.joined(separator: "; ")). Ask anew.")
    }
  }

  private static func decide(
    _ approval: Approval, _ state: Approval.State, by actor: String, reason: String?,
    _ operation: OperationID? = nil, at now: Date, in connection: any SQLConnection
  ) throws -> Approval {
    let isOwn = actor == approval.askedBy
    guard isOwn == (state == .withdrawn) else {
      let why = isOwn ? "you asked for it, and a second person decides" : "only who asked takes it back"
      throw StorageError(.refused, "Approval \(approval.id): \(why).")
    }
    try connection.run(
      ApprovalSQL.decide,
      [.name(approval.id), .code(state), .text(actor), .time(now), .text(reason), .name(operation)])
    try ChangeTable.append(.approvals, at: now, in: connection)
    return try self.approval(approval.id, in: connection) ?? approval
  }
}
