import Foundation

/// One job as a store keeps it.
package struct JobRecord: Hashable, Sendable, Identifiable {
  package var id: JobID
  /// The order of enqueueing, given by the store: ascending, unique, gaps allowed. 0 before it is stored.
  package var number: Int64
  package var lane: LaneKey
  package var subject: String
  package var kind: JobKind
  package var planVersion: Int
  package var state: JobState
  package var parameters: Data
  package var priority: Int
  package var runAt: Date
  package var notAfter: Date?
  package var requestedBy: String
  package var triggerSource: String
  package var idempotency: JobIdempotency?
  /// From when a worker may take it. Means nothing while a worker holds it, parked or finished.
  package var readyAt: Date
  package var cancelRequestedAt: Date?
  package var cancelRequestedBy: String?
  package var createdAt: Date
  /// When a worker first took it.
  package var startedAt: Date?
  /// Present exactly in terminal states.
  package var finishedAt: Date?
  /// Why it is parked, failed or waiting to retry; nil otherwise.
  package var fault: JobFault?
  /// How many workers were lost with this job since a step last ended.
  package var rescues: Int
  /// What keeps it from beginning though it is due; nil once it has begun.
  package var hold: JobHold?
  /// Who let it begin whatever holds it; nil when nobody did.
  package var pass: JobPass?

  package init(
    id: JobID, number: Int64, lane: LaneKey, subject: String, kind: JobKind, planVersion: Int,
    state: JobState, parameters: Data, priority: Int, runAt: Date, notAfter: Date? = nil,
    requestedBy: String, triggerSource: String, idempotency: JobIdempotency? = nil, readyAt: Date,
    cancelRequestedAt: Date? = nil, cancelRequestedBy: String? = nil, createdAt: Date,
    startedAt: Date? = nil, finishedAt: Date? = nil, fault: JobFault? = nil, rescues: Int = 0,
    hold: JobHold? = nil, pass: JobPass? = nil
  ) {
    self.id = id
    self.number = number
    self.lane = lane
    self.subject = subject
    self.kind = kind
    self.planVersion = planVersion
    self.state = state
    self.parameters = parameters
    self.priority = priority
    self.runAt = runAt
    self.notAfter = notAfter
    self.requestedBy = requestedBy
    self.triggerSource = triggerSource
    self.idempotency = idempotency
    self.readyAt = readyAt
    self.cancelRequestedAt = cancelRequestedAt
    self.cancelRequestedBy = cancelRequestedBy
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.fault = fault
    self.rescues = rescues
    self.hold = hold
    self.pass = pass
  }

  /// By what changes during a job's life, which is enough to tell records apart.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(state)
    hasher.combine(readyAt)
    hasher.combine(startedAt == nil)
    hasher.combine(cancelRequestedAt == nil)
    hasher.combine(fault?.code)
    hasher.combine(rescues)
    hasher.combine(hold)
  }

  /// When this job could be claimed as the head of a free lane: nil when parked, finished, or held until somebody decides.
  package var claimableAt: Date? {
    guard state != .parked, !state.isTerminal else { return nil }
    guard let hold else { return readyAt }
    return hold.until.map { max($0, readyAt) }
  }
}

extension JobRecord {
  /// The record of a job that has just been enqueued.
  package init(_ job: NewJob, at now: Date) {
    self.init(
      id: job.id, number: 0, lane: job.lane, subject: job.subject, kind: job.kind,
      planVersion: job.planVersion,
      state: .queued, parameters: job.parameters, priority: job.priority, runAt: job.runAt,
      notAfter: job.notAfter, requestedBy: job.requestedBy, triggerSource: job.triggerSource,
      idempotency: job.idempotency, readyAt: job.runAt, createdAt: now, rescues: 0, pass: job.pass)
  }
}
