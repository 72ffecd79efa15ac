import Foundation

/// Keeps the changes that wait for a server, on disk before anything is sent, for every console of one context.
///
/// Whoever sends one claims it first, so that two consoles never send the same at the same time; the idempotency key sees
/// to it that what is sent twice counts once. A claim ends with its time, or with the process that has it.
///
/// - Throws: every function that throws, `APIProblem` with `storage`.
package protocol OutboxStore: Sendable {
  /// Writes one down. It is claimed at once unless others wait that nobody is sending: those go first.
  ///
  /// One with the same key that waits already stays as it is and is not claimed; one that is over waits anew.
  func add(_ call: PendingCall, claimedBy claim: OutboxClaim) async throws -> (
    call: PendingCall, isClaimed: Bool
  )

  /// All that there are, the oldest first.
  func calls() async throws -> [PendingCall]

  /// Rings after somebody, in whatever process, may have changed what is in it; never too early, sometimes for nothing. Ends
  /// where that cannot be told. One listener, who listens before the first look.
  func changes() async -> AsyncStream<Void>

  /// Claims the oldest that waits for `user`; nil when there is none, or somebody else is sending it.
  func claim(_ claim: OutboxClaim, for user: String) async throws -> PendingCall?

  /// Lets one go that was not answered: it waits on.
  func release(_ id: PendingCall.ID, by sender: String, isInDoubt: Bool) async throws

  /// A server said no.
  func refuse(_ id: PendingCall.ID, by sender: String, reason: String) async throws

  /// A server said yes: it is done.
  func complete(_ id: PendingCall.ID, by sender: String) async throws

  /// Gives up what is over and nobody is sending; answers which.
  func expire(at now: Date) async throws -> [PendingCall]

  /// Takes one back, or puts away one that was refused or is over.
  func withdraw(_ id: PendingCall.ID, at now: Date) async throws -> OutboxWithdrawal
}

/// Who sends, and until when nobody else does.
package struct OutboxClaim: Equatable, Sendable {
  package var sender: String
  package var at: Date
  package var until: Date

  package init(sender: String, at: Date, until: Date) {
    self.sender = sender
    self.at = at
    self.until = until
  }
}

/// What became of taking one back.
package enum OutboxWithdrawal: Equatable, Sendable {
  /// It is gone; with `isInDoubt` it may have been done before.
  case withdrawn(PendingCall)
  /// It is being sent at this moment.
  case beingSent(PendingCall)
  /// There is none of that id any more.
  case gone
}
