/// What one transaction writes about one job: the rows as they are to be afterwards.
package struct JobChange: Hashable, Sendable {
  /// The job's row. A new job has number 0; the store gives it the next.
  package var job: JobRecord
  /// Only the steps that changed.
  package var steps: [StepRecord]
  /// To append, in order.
  package var attempts: [StepAttempt]
  /// To append, in order, with the time of the write.
  package var events: [JobEventDraft]
  package var lane: LaneChange

  package init(
    job: JobRecord, steps: [StepRecord] = [], attempts: [StepAttempt] = [], events: [JobEventDraft] = [],
    lane: LaneChange = .unchanged
  ) {
    self.job = job
    self.steps = steps
    self.attempts = attempts
    self.events = events
    self.lane = lane
  }
}
