/// How long things may take in an outbox.
package struct OutboxTerms: Equatable, Sendable {
  /// How long a change waits before it is given up.
  package var life: Duration
  /// How long one sender has a change to itself: longer than any call takes.
  package var claim: Duration
  /// How often it is tried.
  package var pause: Duration

  package init(
    life: Duration = .seconds(900), claim: Duration = .seconds(60), pause: Duration = .seconds(2)
  ) {
    self.life = life
    self.claim = claim
    self.pause = pause
  }
}
