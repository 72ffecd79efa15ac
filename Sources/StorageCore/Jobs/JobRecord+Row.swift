import Foundation
import JobEngine

extension JobRecord {
  /// The columns of a job's row, in the order of `init(row:)`; `columns` has them without the number.
  static let columnNames = """
    number, id, lane_key, subject, kind, plan_version, state, parameters, priority, run_at, not_after, \
    requested_by, trigger_source, idem_scope, idem_key, idem_fingerprint, ready_at, cancel_requested_at, \
    cancel_requested_by, created_at, started_at, finished_at, fault, rescues, hold_code, hold_reason, hold_until, pass
    """

  init(row: inout SQLRow) throws(StorageError) {
    let number = try row.integer()
    self.init(
      id: try row.code(), number: number, lane: try row.code(), subject: try row.text(), kind: try row.code(),
      planVersion: try row.int(), state: try row.code(), parameters: try row.blob(), priority: try row.int(),
      runAt: try row.time(), notAfter: try row.optionalTime(), requestedBy: try row.text(),
      triggerSource: try row.text(), idempotency: try Self.idempotency(&row), readyAt: try row.time(),
      cancelRequestedAt: try row.optionalTime(), cancelRequestedBy: try row.optionalText(),
      createdAt: try row.time(), startedAt: try row.optionalTime(), finishedAt: try row.optionalTime(),
      fault: try row.optionalJSON(), rescues: try row.int(), hold: try JobHold(row: &row),
      pass: try row.optionalJSON())
  }

  private static func idempotency(_ row: inout SQLRow) throws(StorageError) -> JobIdempotency? {
    let scope = try row.optionalText()
    let key = try row.optionalText()
    let fingerprint = try row.optionalText()
    guard let scope, let key, let fingerprint else { return nil }
    return JobIdempotency(scope: scope, key: key, fingerprint: fingerprint)
  }

  func columns() throws -> [SQLValue] {
    [
      .code(id), .code(lane), .text(subject), .code(kind), .int(planVersion), .code(state), .blob(parameters),
      .int(priority), .time(runAt), .time(notAfter), .text(requestedBy), .text(triggerSource),
      .text(idempotency?.scope), .text(idempotency?.key), .text(idempotency?.fingerprint), .time(readyAt),
      .time(cancelRequestedAt), .text(cancelRequestedBy), .time(createdAt), .time(startedAt),
      .time(finishedAt),
      try .json(fault), .int(rescues), .text(hold?.code), .text(hold?.reason), .time(hold?.until),
      try .json(pass),
    ]
  }

  /// What may change after a job was enqueued, for `JobSQL.update`.
  func changingColumns() throws -> [SQLValue] {
    [
      .integer(number), .code(state), .time(notAfter), .time(readyAt), .time(cancelRequestedAt),
      .text(cancelRequestedBy), .time(startedAt), .time(finishedAt), try .json(fault), .int(rescues),
      .text(hold?.code), .text(hold?.reason), .time(hold?.until), try .json(pass),
    ]
  }

  /// The record as it will be read back: times to the microsecond.
  var asStored: JobRecord {
    var record = self
    record.runAt = runAt.asStored
    record.notAfter = notAfter?.asStored
    record.readyAt = readyAt.asStored
    record.cancelRequestedAt = cancelRequestedAt?.asStored
    record.createdAt = createdAt.asStored
    record.startedAt = startedAt?.asStored
    record.finishedAt = finishedAt?.asStored
    record.hold?.until = hold?.until?.asStored
    return record
  }
}

extension JobHold {
  fileprivate init?(row: inout SQLRow) throws(StorageError) {
    let code = try row.optionalText()
    let reason = try row.optionalText()
    let until = try row.optionalTime()
    guard let code, let reason else { return nil }
    self.init(code: code, reason: reason, until: until)
  }
}
