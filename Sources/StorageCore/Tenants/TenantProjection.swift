import Foundation
import JobEngine
import TenantModel

/// Makes tenants follow their operations, in the transaction in which the operation's job changes state.
///
/// Jobs of kinds that are no operations, and jobs about something else than a tenant, are left alone.
enum TenantProjection {
  /// Called when the job has come into a new state.
  static func follow(_ job: JobRecord, at now: Date, in connection: any SQLConnection) throws {
    guard let kind = OperationKind(rawValue: job.kind.rawValue), let id = try? TenantID(job.subject),
      let operation = try? OperationID(job.id.rawValue),
      let before = try TenantTable.tenant(id, in: connection)
    else { return }
    var tenant = before
    if job.state.isTerminal {
      if tenant.currentOperationId == operation { tenant.currentOperationId = nil }
    } else {
      tenant.currentOperationId = tenant.currentOperationId ?? operation
    }
    if let outcome = OperationOutcome(job.state), let status = kind.tenantStatus(after: outcome) {
      tenant.status = status
      switch status {
      case .error: tenant.statusReason = reason(of: job)
      case .paused: break  // The operation has recorded who paused it and why.
      case .active, .provisioning, .decommissioning, .decommissioned:
        tenant.statusReason = nil
        tenant.pausedBy = nil
      }
    }
    guard tenant != before else { return }
    try connection.run(
      TenantSQL.follow,
      [
        .name(id), .code(tenant.status), .text(tenant.statusReason), .code(tenant.pausedBy),
        .name(tenant.currentOperationId),
      ])
    try TenantTable.touch(id, at: now, in: connection)
  }

  /// What went wrong and where the cure stands.
  private static func reason(of job: JobRecord) -> String {
    guard let fault = job.fault else { return "The operation was \(job.state.rawValue)." }
    return fault.runbook.map { "\(fault.message) Runbook: \($0)" } ?? fault.message
  }
}

extension OperationOutcome {
  /// What a job's state means for its tenant; nil for states on the way.
  fileprivate init?(_ state: JobState) {
    switch state {
    case .running: self = .started
    case .succeeded: self = .succeeded
    case .parked: self = .parked
    case .failed: self = .failed
    case .cancelled: self = .cancelled
    case .queued, .waiting, .retryWait: return nil
    }
  }
}
