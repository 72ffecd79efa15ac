import Foundation

/// Jobs that are due and are not to begin yet. Only what has not begun is held: what runs, or waits in the middle, ends.
extension JobRules {
  /// The job with what holds it now, or with nothing.
  ///
  /// - Returns: nil when nothing changes.
  package static func hold(_ job: JobRecord, by hold: JobHold?, at now: Date) -> JobChange? {
    guard job.state == .queued, job.startedAt == nil, job.hold != hold, job.pass == nil || hold == nil else {
      return nil
    }
    var next = job
    next.hold = hold
    let type: JobEventType = hold == nil ? .freed : .held
    return JobChange(
      job: next,
      events: [JobEventDraft(type: type, body: JobEventBody(state: job.state, note: hold?.reason))],
      lane: .follow)
  }

  /// Lets a job begin whatever holds it.
  static func pass(_ edit: inout JobEdit, reason: String) -> JobDecision {
    let job = edit.snapshot.job
    guard job.state == .queued, job.startedAt == nil else { return .refused(.begun(job.state)) }
    edit.change.job.pass = JobPass(actor: edit.actor ?? "", reason: reason)
    edit.change.job.hold = nil
    edit.change.lane = .follow
    edit.note(.freed, step: edit.snapshot.current, note: reason)
    return .change(edit.change)
  }
}
