/// What is in an outbox now, and what became of what was in it.
package struct OutboxNews: Equatable, Sendable {
  /// What became of one of them.
  package enum Event: Equatable, Sendable {
    case sent(PendingCall)
    case refused(PendingCall, reason: String)
    case expired(PendingCall)
    /// The outbox itself cannot be read or written.
    case broken(String)
  }

  /// The oldest first.
  package var calls: [PendingCall]
  package var events: [Event]

  package init(calls: [PendingCall], events: [Event] = []) {
    self.calls = calls
    self.events = events
  }
}
