import Foundation

/// One lane as a store keeps it. There is one row per lane ever used; rows of lanes without jobs may be kept for their fence.
package struct LaneRecord: Hashable, Sendable {
  package var key: LaneKey
  /// The oldest unfinished job of the lane.
  package var head: JobID?
  /// When the head may be claimed; nil without a head or when the head is parked.
  package var readyAt: Date?
  /// The head's priority.
  package var priority: Int
  package var leaseOwner: WorkerID?
  /// Present exactly while `leaseOwner` is.
  package var leaseUntil: Date?
  package var fence: Fence

  package init(
    key: LaneKey, head: JobID? = nil, readyAt: Date? = nil, priority: Int = 0, leaseOwner: WorkerID? = nil,
    leaseUntil: Date? = nil, fence: Fence = .none
  ) {
    self.key = key
    self.head = head
    self.readyAt = readyAt
    self.priority = priority
    self.leaseOwner = leaseOwner
    self.leaseUntil = leaseUntil
    self.fence = fence
  }

  /// Takes over what the lane shows of its head: the oldest unfinished job, or nil.
  package mutating func follow(head job: JobRecord?) {
    head = job?.id
    readyAt = job?.claimableAt
    priority = job?.priority ?? 0
  }

  /// True when `lease` is the one this lane was last claimed with and it has not been taken away.
  package func isHeld(under lease: Lease) -> Bool {
    leaseOwner == lease.worker && fence == lease.fence && head == lease.job
  }
}
