import Foundation
import JobEngine

extension StepRecord {
  /// The columns of a step's row, in the order of `init(job:row:)` and `columns`, without the job's number.
  static let columnNames = """
    number, name, title, effect, repeat_safe, skippable, cancellable, disruptive, deadline, phase, attempt, fence, \
    idempotency_key, external_ref, result, progress_fraction, progress_text, intent_at, started_at, done_at, \
    next_try_at, last_fault, skip_reason
    """

  init(job: JobID, row: inout SQLRow) throws(StorageError) {
    self.init(
      job: job, number: try row.int(),
      plan: PlannedStep(
        name: try row.code(), title: try row.text(), effect: try row.code(), repeatSafe: try row.bool(),
        skippable: try row.bool(), cancellable: try row.bool(), disruptive: try row.bool(),
        deadline: .microseconds(try row.integer())),
      phase: try row.code(), attempt: try row.int(), fence: Fence(try row.integer()),
      idempotencyKey: try row.text(), externalRef: try row.optionalText(), result: try row.optionalBlob(),
      progress: try Self.progress(&row), intentAt: try row.optionalTime(), startedAt: try row.optionalTime(),
      doneAt: try row.optionalTime(), nextTryAt: try row.optionalTime(), lastFault: try row.optionalJSON(),
      skipReason: try row.optionalText())
  }

  private static func progress(_ row: inout SQLRow) throws(StorageError) -> StepProgress? {
    let fraction = try row.optionalReal()
    return try row.optionalText().map { StepProgress(fraction: fraction, text: $0) }
  }

  func columns() throws -> [SQLValue] {
    [
      .int(number), .code(plan.name), .text(plan.title), .code(plan.effect), .bool(plan.repeatSafe),
      .bool(plan.skippable), .bool(plan.cancellable), .bool(plan.disruptive),
      .integer(plan.deadline.microseconds),
    ] + (try changingColumns())
  }

  /// What may change after a step was planned, from `phase` on.
  func changingColumns() throws -> [SQLValue] {
    [
      .code(phase), .int(attempt), .integer(fence.value), .text(idempotencyKey), .text(externalRef),
      .blob(result),
      .real(progress?.fraction), .text(progress?.text), .time(intentAt), .time(startedAt), .time(doneAt),
      .time(nextTryAt), try .json(lastFault), .text(skipReason),
    ]
  }

  /// The record as it will be read back: times to the microsecond.
  var asStored: StepRecord {
    var record = self
    record.plan.deadline = .microseconds(plan.deadline.microseconds)
    record.intentAt = intentAt?.asStored
    record.startedAt = startedAt?.asStored
    record.doneAt = doneAt?.asStored
    record.nextTryAt = nextTryAt?.asStored
    return record
  }
}

extension Duration {
  /// Whole microseconds, as durations are stored.
  var microseconds: Int64 {
    let (seconds, attoseconds) = components
    let product = seconds.multipliedReportingOverflow(by: 1_000_000)
    return product.overflow ? .max : product.partialValue + attoseconds / 1_000_000_000_000
  }
}
