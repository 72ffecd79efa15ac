import Foundation

/// Answers by idempotency key, so that a call that is sent twice counts once and is answered alike.
package protocol AnswerStore: Sendable {
  /// Takes the key for a call, or says what is known of it. Answers that have expired are forgotten on the way.
  func claim(_ claim: AnswerClaim) async throws -> AnswerClaim.Outcome

  /// Keeps the answer of a call that was begun; nothing when the key is another's by now.
  func keep(_ answer: StoredAnswer, of claim: AnswerClaim) async throws

  /// Gives the key back: the call did nothing, or nobody knows what it did and it may be asked again.
  func release(_ claim: AnswerClaim) async throws

  /// Gives back all keys of calls that a process had under way. It is to be dead: nothing of it is written any more.
  func release(heldBy process: String) async throws
}
