import Foundation

extension JobTables {
  package mutating func claim(_ request: ClaimRequest) -> [ClaimedJob] {
    let ready = queues.keys
      .compactMap { key in lanes[key].flatMap { isReady($0, for: request) ? $0 : nil } }
      .sorted {
        ($0.priority, $0.readyAt ?? request.now, $0.key) < ($1.priority, $1.readyAt ?? request.now, $1.key)
      }
    return ready.prefix(max(request.limit, 0)).compactMap { lane in
      guard let head = lane.head, let snapshot = snapshot(head) else { return nil }
      var lane = lane
      lane.fence = lane.fence.next
      lane.leaseOwner = request.worker
      lane.leaseUntil = request.leaseUntil
      lanes[lane.key] = lane
      let change = JobRules.claim(snapshot.job, at: request.now)
      save(change, at: request.now)
      let lease = Lease(lane: lane.key, worker: request.worker, fence: lane.fence, job: head)
      return ClaimedJob(job: change.job, steps: snapshot.steps, lease: lease)
    }
  }

  private func isReady(_ lane: LaneRecord, for request: ClaimRequest) -> Bool {
    guard lane.leaseOwner == nil, let readyAt = lane.readyAt, readyAt <= request.now else { return false }
    return knows(request.plans, headOf: lane)
  }

  private func knows(_ plans: Set<JobPlanKey>, headOf lane: LaneRecord) -> Bool {
    guard let job = lane.head.flatMap({ jobs[$0] }) else { return false }
    return plans.contains(JobPlanKey(kind: job.kind, planVersion: job.planVersion))
  }

  package mutating func renew(_ leases: [Lease], of worker: WorkerID, until: Date, at now: Date)
    -> RenewalReceipt
  {
    var receipt = RenewalReceipt(held: [], cancelRequested: [])
    for lease in leases where lease.worker == worker && lanes[lease.lane]?.isHeld(under: lease) == true {
      lanes[lease.lane]?.leaseUntil = until
      receipt.held.insert(lease.lane)
      if jobs[lease.job]?.cancelRequestedAt != nil { receipt.cancelRequested.insert(lease.lane) }
    }
    workers[worker]?.lastSeenAt = now
    return receipt
  }

  package mutating func appendLogs(_ entries: [LogEntry], step: Int, under lease: Lease) throws(JobStoreError)
  {
    guard lanes[lease.lane]?.isHeld(under: lease) == true else { throw .staleLease(lease) }
    logs[lease.job, default: JobLogTable()].append(entries, step: step)
  }

  package mutating func releaseDead(_ dead: Set<WorkerID>, at now: Date) -> [JobID] {
    rescue(at: now) { lane in lane.leaseOwner.map(dead.contains) ?? false }
  }

  package mutating func rescueExpired(at now: Date) -> [JobID] {
    rescue(at: now) { lane in lane.leaseUntil.map { $0 < now } ?? false }
  }

  /// Takes one lane from its worker.
  package mutating func rescueOnly(_ lane: LaneKey, at now: Date) {
    _ = rescue(at: now) { $0.key == lane && $0.leaseOwner != nil }
  }

  private mutating func rescue(at now: Date, where isLost: (LaneRecord) -> Bool) -> [JobID] {
    let lost = queues.keys.sorted().compactMap { lanes[$0] }.filter(isLost)
    return lost.compactMap { lane in
      guard let owner = lane.leaseOwner, let head = lane.head, let snapshot = snapshot(head) else {
        return nil
      }
      save(JobRules.rescue(snapshot, from: owner, fence: lane.fence, at: now), at: now)
      return head
    }
  }

  package func nextWakeUp(for worker: WorkerID, plans: Set<JobPlanKey>) -> Date? {
    queues.keys.compactMap { key -> Date? in
      guard let lane = lanes[key] else { return nil }
      if let owner = lane.leaseOwner { return owner == worker ? nil : lane.leaseUntil }
      return knows(plans, headOf: lane) ? lane.readyAt : nil
    }.min()
  }

  package var leaseHolders: Set<WorkerID> { Set(queues.keys.compactMap { lanes[$0]?.leaseOwner }) }
}
