import Foundation

/// One committed fact about a job.
///
/// `sequence` ascends in commit order; a reader who has seen n never later finds an event ≤ n it had not seen.
package struct JobEvent: Hashable, Sendable {
  package var sequence: Int64
  package var time: Date
  package var job: JobID
  package var subject: String
  package var type: JobEventType
  package var body: JobEventBody

  package init(
    sequence: Int64, time: Date, job: JobID, subject: String, type: JobEventType, body: JobEventBody
  ) {
    self.sequence = sequence
    self.time = time
    self.job = job
    self.subject = subject
    self.type = type
    self.body = body
  }
}
