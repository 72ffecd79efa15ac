/// What a store throws besides its own storage errors.
package enum JobStoreError: Error, Hashable, Sendable {
  /// The lane is no longer held under this lease: stop, write nothing, act no more.
  case staleLease(Lease)
  /// The same idempotency scope and key were used before for another request.
  case idempotencyConflict(existing: JobID)
  /// A job with this id exists already.
  case duplicateJob(JobID)
  case noSuchJob(JobID)
  /// The write does not fit the job as it is: a programming error in the caller. Nothing was written.
  case illegalWrite(job: JobID, reason: String)
}
