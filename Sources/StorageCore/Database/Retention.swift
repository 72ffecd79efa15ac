/// How much history is kept.
package struct Retention: Sendable {
  /// Jobs that one pruning deletes at most, so that writers do not wait for long.
  package static let jobsPerPruning = 200

  /// Newest events that are kept.
  package var events: Int64
  /// How long a finished job is kept with its steps, attempts and logs.
  package var finishedJobs: Duration

  package init(events: Int64 = ChangeTable.eventsMax, finishedJobs: Duration = .seconds(90 * 86_400)) {
    self.events = events
    self.finishedJobs = finishedJobs
  }
}
