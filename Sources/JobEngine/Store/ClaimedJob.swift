/// A job with the right to work on it.
package struct ClaimedJob: Hashable, Sendable {
  package var job: JobRecord
  /// All steps in order.
  package var steps: [StepRecord]
  package var lease: Lease

  package init(job: JobRecord, steps: [StepRecord], lease: Lease) {
    self.job = job
    self.steps = steps
    self.lease = lease
  }
}
