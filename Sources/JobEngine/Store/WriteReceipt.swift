/// What a store answers to a worker's write.
package struct WriteReceipt: Hashable, Sendable {
  /// The job as it is now.
  package var job: JobRecord
  /// The step that was written, as it is now; nil for writes that concern none.
  package var step: StepRecord?

  package init(job: JobRecord, step: StepRecord?) {
    self.job = job
    self.step = step
  }

  /// True when an operator wants the job cancelled.
  package var cancelRequested: Bool { job.cancelRequestedAt != nil }
}
