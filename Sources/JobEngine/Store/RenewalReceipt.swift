/// What became of a worker's leases when it asked to prolong them.
package struct RenewalReceipt: Hashable, Sendable {
  /// The lanes still held, now for longer.
  package var held: Set<LaneKey>
  /// Those of them whose job an operator wants cancelled.
  package var cancelRequested: Set<LaneKey>

  package init(held: Set<LaneKey>, cancelRequested: Set<LaneKey>) {
    self.held = held
    self.cancelRequested = cancelRequested
  }
}
