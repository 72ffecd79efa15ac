import Foundation

/// A worker's wish for work.
package struct ClaimRequest: Hashable, Sendable {
  package var worker: WorkerID
  /// At most this many lanes.
  package var limit: Int
  package var now: Date
  /// When the leases end unless they are renewed.
  package var leaseUntil: Date
  /// Lanes whose head is of another plan are passed over.
  package var plans: Set<JobPlanKey>

  package init(worker: WorkerID, limit: Int, now: Date, leaseUntil: Date, plans: Set<JobPlanKey>) {
    self.worker = worker
    self.limit = limit
    self.now = now
    self.leaseUntil = leaseUntil
    self.plans = plans
  }
}
