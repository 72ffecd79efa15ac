/// What came of enqueueing.
package enum EnqueueOutcome: Hashable, Sendable {
  case created(JobRecord)
  /// The same request was made before; nothing was written.
  case existing(JobRecord)

  package var job: JobRecord {
    switch self {
    case .created(let job), .existing(let job): job
    }
  }
}
