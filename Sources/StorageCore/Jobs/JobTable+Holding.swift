import Foundation
import JobEngine
import TenantModel

/// Operations that windows or the freeze keep from beginning. Decided here, in the transactions that enqueue, claim and
/// change windows, so that no worker of any process begins what is not to begin.
extension JobTable {
  /// Decides anew for everything that has not begun: what was held and may begin now, and the other way round.
  static func holdUnbegun(at now: Date, in connection: any SQLConnection) throws {
    let calendar = try WindowTable.calendar(in: connection)
    for job in try connection.rows(JobSQL.unbegun, [], { try JobRecord(row: &$0) }) {
      guard let change = try revision(of: job, by: calendar, at: now, in: connection) else { continue }
      try save(change, from: job, at: now, in: connection)
    }
  }

  /// What is to change of a job that has not begun; nil when it stays held, or free, as it is.
  static func revision(
    of job: JobRecord, by calendar: OperationsCalendar, at now: Date, in connection: any SQLConnection
  ) throws -> JobChange? {
    let hold = try hold(of: job, by: calendar, at: now, in: connection)
    return JobRules.hold(job, by: hold, at: now)?.asStored
  }

  /// What keeps a job from beginning now, if it is due. Jobs that are no operations are never held.
  static func hold(
    of job: JobRecord, by calendar: OperationsCalendar, at now: Date, in connection: any SQLConnection
  ) throws -> JobHold? {
    guard !calendar.isEmpty, job.runAt <= now, job.state == .queued, job.startedAt == nil, job.pass == nil,
      let kind = OperationKind(rawValue: job.kind.rawValue)
    else { return nil }
    let tenant = try (try? TenantID(job.subject)).flatMap { try TenantTable.tenant($0, in: connection) }
    guard let hold = calendar.hold(kind, on: tenant, at: now) else { return nil }
    return JobHold(code: hold.cause.rawValue, reason: hold.reason, until: hold.until?.asStored)
  }
}
