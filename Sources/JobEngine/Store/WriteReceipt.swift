/// What a store answers to a worker's write.
package struct WriteReceipt: Hashable, Sendable {
  /// The job as it is now.
  package var job: JobRecord
  /// The step that was current when the write came, as it is now; nil when all were settled.
  package var step: StepRecord?

  package init(job: JobRecord, step: StepRecord?) {
    self.job = job
    self.step = step
  }

  /// True when an operator wants the job cancelled.
  package var cancelRequested: Bool { job.cancelRequestedAt != nil }
}
