import JobEngine

/// One thing that may happen next.
enum ExplorerMove: Hashable {
  case claim(WorkerID)
  /// The worker does what its machine asks on that lane, and the world answers so.
  case go(WorkerID, LaneKey, Answer)
  /// The lease runs out and is rescued, though its worker lives.
  case expire(LaneKey)
  /// The worker loses its memory; its lanes are found to be a dead worker's.
  case crash(WorkerID)
  case cancel(JobID)

  enum Answer: Hashable {
    case good
    /// It took effect, and the reply was lost.
    case lostReply
    /// It did not take effect, and said so.
    case refused
    case notYet
  }
}
