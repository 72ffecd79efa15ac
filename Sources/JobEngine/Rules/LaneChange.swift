/// What a change of a job means for its lane's row.
package enum LaneChange: Hashable, Sendable {
  /// Head, readiness and lease stay as they are.
  case unchanged
  /// Find the oldest unfinished job of the lane and let the lane follow it (`LaneRecord.follow`); the lease stays.
  case follow
  /// The same, and the lease ends: owner and time become nil, the fence stays.
  case release
}
