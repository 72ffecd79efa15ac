import JobEngine

extension JobChange {
  /// The change as it will be read back: times to the microsecond.
  var asStored: JobChange {
    var change = self
    change.job = job.asStored
    change.steps = steps.map(\.asStored)
    return change
  }
}

extension StepAttempt {
  init(job: JobID, row: inout SQLRow) throws(StorageError) {
    self.init(
      job: job, step: try row.int(), attempt: try row.int(), fence: Fence(try row.integer()),
      worker: try row.optionalCode(), startedAt: try row.time(), endedAt: try row.time(),
      outcome: try row.code(),
      externalRef: try row.optionalText(), fault: try row.optionalJSON())
  }

  /// Without the job.
  func columns() throws -> [SQLValue] {
    [
      .int(step), .int(attempt), .integer(fence.value), .code(worker), .time(startedAt), .time(endedAt),
      .code(outcome), .text(externalRef), try .json(fault),
    ]
  }
}
