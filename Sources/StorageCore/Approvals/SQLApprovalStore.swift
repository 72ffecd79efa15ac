import Foundation
import TenantModel

/// What a second person decides, in an SQL database.
package struct SQLApprovalStore: ApprovalStore {
  let database: any StoreDatabase

  package func ask(_ approval: Approval, at now: Date) async throws {
    try await database.write { try ApprovalTable.ask(approval, at: now, in: $0) }
  }

  package func approvals(of tenant: TenantID?, at now: Date, limit: Int) async throws -> [Approval] {
    try await database.read { try ApprovalTable.approvals(of: tenant, at: now, limit: limit, in: $0) }
  }

  package func approval(_ id: ApprovalID) async throws -> Approval? {
    try await database.read { try ApprovalTable.approval(id, in: $0) }
  }

  package func approve(
    _ id: ApprovalID, carryingOut act: ApprovedAct, by actor: String, reason: String?, expectedVersion: Int?,
    at now: Date
  ) async throws -> Approval {
    try await database.write {
      try ApprovalTable.approve(
        id, carryingOut: act, by: actor, reason: reason, expectedVersion: expectedVersion, at: now, in: $0)
    }
  }

  package func reject(_ id: ApprovalID, by actor: String, reason: String, at now: Date) async throws -> Approval {
    try await database.write { try ApprovalTable.reject(id, by: actor, reason: reason, at: now, in: $0) }
  }

  package func withdraw(_ id: ApprovalID, by actor: String, at now: Date) async throws -> Approval {
    try await database.write { try ApprovalTable.withdraw(id, by: actor, at: now, in: $0) }
  }
}
