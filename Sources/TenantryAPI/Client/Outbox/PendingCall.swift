import Foundation

/// A change that somebody submitted, and that no server has answered yet.
package struct PendingCall: Equatable, Identifiable, Sendable {
  /// What becomes of it.
  package enum State: Equatable, Sendable {
    /// It is sent as soon as a server can be reached.
    case waiting
    /// A server said no; it is listed until somebody puts it away.
    case refused(reason: String)
    /// Its time was over before a server could be reached; it is never sent.
    case expired
  }

  /// Counts up: what was submitted first is sent first.
  package var id: Int64
  /// The endpoint's name.
  package var endpoint: String
  /// As it is sent, each time with the same idempotency key.
  package var message: WireRequest
  /// What is to be done, for people, without a full stop: `Pause acme`.
  package var sentence: String
  /// Who submitted it; nil when that was not known. It is sent for nobody else.
  package var user: String?
  package var submittedAt: Date
  /// From then on it is not sent any more: what comes hours later surprises.
  package var expiresAt: Date
  package var state: State
  /// True when it may have been done: it was sent, and the answer was lost.
  package var isInDoubt: Bool

  package init(
    id: Int64 = 0, endpoint: String, message: WireRequest, sentence: String, user: String?, submittedAt: Date,
    expiresAt: Date, state: State = .waiting, isInDoubt: Bool = false
  ) {
    self.id = id
    self.endpoint = endpoint
    self.message = message
    self.sentence = sentence
    self.user = user
    self.submittedAt = submittedAt
    self.expiresAt = expiresAt
    self.state = state
    self.isInDoubt = isInDoubt
  }
}

/// Thrown instead of an answer: the change waits to be sent.
package struct PostponedCall: Error, Equatable, Sendable {
  package let call: PendingCall
}
