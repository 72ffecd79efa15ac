/// The right to write to one lane, proven by the fence the claim was given.
///
/// A store accepts a worker's write only while (lane, worker, fence) still match the lane's row. Time plays no part
/// in that: an expired lease that nobody has taken over is still exclusive.
package struct Lease: Hashable, Sendable {
  package var lane: LaneKey
  package var worker: WorkerID
  package var fence: Fence
  /// The job the claim was for: the head of the lane.
  package var job: JobID

  package init(lane: LaneKey, worker: WorkerID, fence: Fence, job: JobID) {
    self.lane = lane
    self.worker = worker
    self.fence = fence
    self.job = job
  }
}
