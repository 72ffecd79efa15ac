/// What a worker tells its process's log. None of these stops it.
package enum WorkerNotice: Sendable {
  /// The store could not be read or written; the worker tries again.
  case storeFailed(while: String, any Error)
  /// A lane was lost to another worker or its lease could not be renewed in time.
  case leaseLost(Lease)
  /// The store refused a write that does not fit the job: a defect.
  case illegalWrite(JobID, String)
  /// Lanes were taken from dead or silent workers.
  case rescued([JobID])
  case livenessFailed(any Error)
}
