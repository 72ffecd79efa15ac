import Foundation

/// A call that is about to be made under a key.
package struct AnswerClaim: Equatable, Sendable {
  package enum Outcome: Equatable, Sendable {
    /// Nobody has the key: make the call.
    case begun
    /// The same call is under way, by that attempt.
    case underWay(holder: String)
    /// The key belongs to another call.
    case mismatch
    /// It was made, and this came of it.
    case answered(StoredAnswer)
  }

  /// How long an answer is kept.
  package static let lifetime: TimeInterval = 86_400

  /// Who asks; keys are each caller's own.
  package var caller: String
  /// 1 to 100 characters.
  package var key: String
  /// SHA-256 of the whole request, in lower-case hexadecimal.
  package var fingerprint: String
  /// This attempt among others under the same key. What comes before a slash names the process that makes it.
  package var holder: String
  package var at: Date
  /// When the call counts as lost, should it not have ended by then.
  package var heldUntil: Date

  package init(caller: String, key: String, fingerprint: String, holder: String, at: Date, heldUntil: Date) {
    self.caller = caller
    self.key = key
    self.fingerprint = fingerprint
    self.holder = holder
    self.at = at
    self.heldUntil = heldUntil
  }
}

/// What a call was answered with.
package struct StoredAnswer: Equatable, Sendable {
  /// 200 to 499: what broke on the server's side is not kept.
  package var status: Int
  package var body: Data

  package init(status: Int, body: Data) {
    self.status = status
    self.body = body
  }
}
