/// When a sampler looks.
package struct SamplerPace: Equatable, Sendable {
  /// From the start to the first round.
  package var first: Duration
  /// From the beginning of one round to that of the next; a round that takes longer is followed at once.
  package var every: Duration

  package init(first: Duration, every: Duration) {
    self.first = first
    self.every = every
  }
}
