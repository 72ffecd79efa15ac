import Foundation
import TenantModel

/// What one person asks for and another decides. Every write is one transaction and is told in the change feed under the
/// topic `approvals`.
package protocol ApprovalStore: Sendable {
  /// Stores what somebody asks for; what was not decided in time expires first.
  ///
  /// - Throws: `StorageError` with `refused` when the same act on the same tenant is asked for already, `notFound` without
  ///   a tenant.
  func ask(_ approval: Approval, at now: Date) async throws

  /// What is open first, then the newest; of one tenant or of all.
  func approvals(of tenant: TenantID?, at now: Date, limit: Int) async throws -> [Approval]

  func approval(_ id: ApprovalID) async throws -> Approval?

  /// Approves, and carries it out: both or neither.
  ///
  /// - Parameter expectedVersion: the tenant's version that was looked at; nil does not check.
  /// - Throws: `StorageError` with `notFound`; `refused` when it was decided, has expired, or is decided by who asked;
  ///   `versionConflict` when the tenant is not what it was when it was asked for; `tenantBusy`.
  func approve(
    _ id: ApprovalID, carryingOut act: ApprovedAct, by actor: String, reason: String?, expectedVersion: Int?,
    at now: Date
  ) async throws -> Approval

  /// Rejects it for a reason.
  ///
  /// - Throws: `StorageError` with `notFound`, or `refused` as for `approve`.
  func reject(_ id: ApprovalID, by actor: String, reason: String, at now: Date) async throws -> Approval

  /// Takes it back, by who asked.
  ///
  /// - Throws: `StorageError` with `notFound`, or `refused` when it was decided, has expired, or somebody else asked.
  func withdraw(_ id: ApprovalID, by actor: String, at now: Date) async throws -> Approval
}
