import Foundation
import JobEngine
import TenantModel

extension JobTable {
  package static func claim(_ request: ClaimRequest, in connection: any SQLConnection) throws -> [ClaimedJob]
  {
    guard request.limit > 0, !request.plans.isEmpty else { return [] }
    let calendar = try WindowTable.calendar(in: connection)
    var claimed: [ClaimedJob] = []
    // Lanes that turn out to be held are ready no more, and others take their places.
    var seen: Set<LaneKey> = []
    while claimed.count < request.limit {
      let arguments: [SQLValue] = [
        try plans(request.plans), .time(request.now), .int(request.limit - claimed.count),
      ]
      let ready = try connection.rows(LaneSQL.ready, arguments) { row in
        (lane: LaneKey(try row.text()), head: try row.integer())
      }
      let others = ready.filter { seen.insert($0.lane).inserted }
      if others.isEmpty { break }
      for (lane, head) in others {
        if let job = try claim(lane, head: head, request, calendar, in: connection) { claimed.append(job) }
      }
    }
    return claimed
  }

  /// - Returns: nil when windows or the freeze hold the lane's head; that is written then.
  private static func claim(
    _ lane: LaneKey, head: Int64, _ request: ClaimRequest, _ calendar: OperationsCalendar,
    in connection: any SQLConnection
  ) throws -> ClaimedJob? {
    guard let job = try connection.first(JobSQL.byNumber, [.integer(head)], { try JobRecord(row: &$0) })
    else { return nil }
    if try hold(of: job, by: calendar, at: request.now, in: connection) != nil {
      if let change = try revision(of: job, by: calendar, at: request.now, in: connection) {
        try save(change, from: job, at: request.now, in: connection)
      }
      return nil
    }
    let claim: [SQLValue] = [
      .code(lane), .code(request.worker),
      .time(connection.leaseTime(request.leaseUntil, at: request.now)),
    ]
    guard let fence = try connection.first(LaneSQL.claim, claim, { Fence(try $0.integer()) }) else {
      return nil
    }
    let change = JobRules.claim(job, at: request.now).asStored
    try save(change, from: job, at: request.now, in: connection)
    return ClaimedJob(
      job: change.job, steps: try steps(of: job, in: connection),
      lease: Lease(lane: lane, worker: request.worker, fence: fence, job: job.id))
  }

  package static func renew(
    _ leases: [Lease], of worker: WorkerID, until: Date, at now: Date, in connection: any SQLConnection
  ) throws -> RenewalReceipt {
    var receipt = RenewalReceipt(held: [], cancelRequested: [])
    for lease in leases where lease.worker == worker {
      guard let lane = try lane(lease.lane, in: connection), lane.isHeld(under: lease) else { continue }
      try connection.run(LaneSQL.renew, [.code(lease.lane), .time(connection.leaseTime(until, at: now))])
      receipt.held.insert(lease.lane)
      if try job(lease.job, in: connection)?.cancelRequestedAt != nil {
        receipt.cancelRequested.insert(lease.lane)
      }
    }
    try connection.run(JobSQL.sawWorker, [.code(worker), .time(now)])
    return receipt
  }

  package static func releaseDead(
    _ dead: Set<WorkerID>, at now: Date, in connection: any SQLConnection
  ) throws -> [JobID] {
    let workers = try SQLValue.json(dead.map(\.rawValue).sorted())
    return try rescue(LaneSQL.heldByDead, [workers], at: now, in: connection)
  }

  package static func rescueExpired(at now: Date, in connection: any SQLConnection) throws -> [JobID] {
    try rescue(LaneSQL.expired, [.time(connection.leaseTime(now, at: now))], at: now, in: connection)
  }

  private static func rescue(
    _ lost: String, _ arguments: [SQLValue], at now: Date, in connection: any SQLConnection
  ) throws -> [JobID] {
    try connection.rows(lost, arguments) { row in try LaneRecord(row: &row) }.compactMap { lane in
      guard let owner = lane.leaseOwner, let head = lane.head, let job = try job(head, in: connection) else {
        return nil
      }
      let snapshot = JobSnapshot(job: job, steps: try steps(of: job, in: connection))
      let change = JobRules.rescue(snapshot, from: owner, fence: lane.fence, at: now).asStored
      try save(change, from: job, at: now, in: connection)
      return head
    }
  }

  package static func nextWakeUp(
    for worker: WorkerID, plans known: Set<JobPlanKey>, at now: Date, in connection: any SQLConnection
  ) throws -> Date? {
    let ready = try connection.first(LaneSQL.nextReady, [try plans(known)]) { row in try row.optionalTime() }
    let expiry = try connection.first(LaneSQL.nextExpiry, [.code(worker)]) { row in try row.optionalTime() }
    let expiryHere = (expiry ?? nil).map { connection.callersTime($0, at: now) }
    return [ready ?? nil, expiryHere].compactMap { $0 }.min()
  }

  package static func register(_ worker: WorkerRecord, in connection: any SQLConnection) throws {
    try connection.run(
      JobSQL.registerWorker,
      [
        .code(worker.id), .text(worker.host), .int(Int(worker.processID)), .time(worker.startedAt),
        .time(worker.lastSeenAt),
      ])
  }

  package static func unregister(_ worker: WorkerID, at now: Date, in connection: any SQLConnection) throws {
    try connection.run(JobSQL.forgetWorker, [.code(worker)])
    _ = try releaseDead([worker], at: now, in: connection)
  }

  /// Registered workers, and unknown ones that hold lanes, by id.
  package static func workers(in connection: any SQLConnection) throws -> [WorkerRecord] {
    let known = try connection.rows(JobSQL.workers, []) { row in
      WorkerRecord(
        id: try row.code(), host: try row.text(), processID: Int32(clamping: try row.integer()),
        startedAt: try row.time(), lastSeenAt: try row.time())
    }
    let unknown = try leaseHolders(in: connection).subtracting(known.map(\.id)).map { id in
      WorkerRecord(id: id, host: "", processID: 0, startedAt: .distantPast, lastSeenAt: .distantPast)
    }
    return (known + unknown).sorted { $0.id < $1.id }
  }

  package static func leaseHolders(in connection: any SQLConnection) throws -> Set<WorkerID> {
    Set(try connection.rows(LaneSQL.owners, []) { row in try row.code(WorkerID.self) })
  }

  /// A JSON array of “kind version”, as `LaneSQL` wants it.
  private static func plans(_ plans: Set<JobPlanKey>) throws -> SQLValue {
    try .json(plans.map { "\($0.kind.rawValue) \($0.planVersion)" }.sorted())
  }
}
