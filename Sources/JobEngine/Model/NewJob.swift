import Foundation

/// A job as it is handed to a store: everything that is frozen when it is enqueued.
package struct NewJob: Hashable, Sendable {
  package var id: JobID
  package var lane: LaneKey
  /// What the application says the job is about, such as an id; opaque to the engine, indexed by stores.
  package var subject: String
  package var kind: JobKind
  /// Only a worker that knows this version of the kind's plan may claim the job.
  package var planVersion: Int
  /// At most 64 KiB; opaque to the engine.
  package var parameters: Data
  /// Not before this time.
  package var runAt: Date
  /// A job that has not begun, or a disruptive step that has not begun, parks as missed after this time.
  package var notAfter: Date?
  /// Who asked for it, as the application names its actors.
  package var requestedBy: String
  /// Through what it was asked for, such as `ui` or `schedule`.
  package var triggerSource: String
  package var idempotency: JobIdempotency?
  /// Between lanes that are ready the lower number is claimed first. Within a lane order is by enqueueing alone.
  package var priority: Int
  /// Who lets it begin whatever holds it; nil when nobody does.
  package var pass: JobPass?
  /// In the order they run; at least one, names unique.
  package var steps: [PlannedStep]

  package init(
    id: JobID, lane: LaneKey, subject: String, kind: JobKind, planVersion: Int = 1, parameters: Data = Data(),
    runAt: Date, notAfter: Date? = nil, requestedBy: String, triggerSource: String,
    idempotency: JobIdempotency? = nil, priority: Int = 100, pass: JobPass? = nil,
    steps: [PlannedStep]
  ) {
    self.id = id
    self.lane = lane
    self.subject = subject
    self.kind = kind
    self.planVersion = planVersion
    self.parameters = parameters
    self.runAt = runAt
    self.notAfter = notAfter
    self.requestedBy = requestedBy
    self.triggerSource = triggerSource
    self.idempotency = idempotency
    self.priority = priority
    self.pass = pass
    self.steps = steps
  }
}
