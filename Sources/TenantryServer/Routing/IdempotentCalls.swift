import Foundation
import HTTPTypes
import Hummingbird
import StorageCore
import TenantModel
import TenantryAPI

/// Makes a call that is sent twice under one `Idempotency-Key` count once, and be answered alike for a day.
///
/// What was refused did nothing: its key is free again at once. What ended in nobody knowing what was done keeps its key
/// until the time for an answer is over twice, unless its process is certainly dead.
struct IdempotentCalls: Sendable {
  let store: any AnswerStore
  let now: @Sendable () -> Date
  /// How long one call may take.
  let answerMax: Duration
  /// nil where nobody knows which processes live.
  let peers: ServerPeers?

  /// - Parameter make: makes the call; its status and its body.
  /// - Throws: `ProblemAnswer` with 409 while the same call is under way, with 422 when the key belongs to another.
  func answer(
    _ message: WireRequest, key: String, caller: String, _ make: () async throws -> StoredAnswer
  ) async throws -> (answer: StoredAnswer, isReplayed: Bool) {
    let begin = now()
    let claim = AnswerClaim(
      caller: caller, key: key, fingerprint: Self.fingerprint(of: message),
      holder: peers?.holder(UUID().uuidString) ?? UUID().uuidString,
      at: begin,
      heldUntil: begin.addingTimeInterval(2 * (answerMax / .seconds(1))))
    switch try await outcome(of: claim) {
    case .begun: break
    case .answered(let answer): return (answer, true)
    case .underWay:
      throw ProblemAnswer(
        APIProblem(.unavailable, "The same call is under way: ask again in a moment."), status: 409,
        headers: [.retryAfter: "1"])
    case .mismatch:
      throw APIProblem.input("Idempotency-Key", "it belongs to another call: make a new one for this")
    }
    do {
      let answer = try await make()
      try await store.keep(answer, of: claim)
      return (answer, false)
    } catch let problem as APIProblem where problem.code.isRefusal {
      try await store.release(claim)
      throw problem
    }
  }

  /// Takes the key; from a process that is dead, too, with all others that it held.
  private func outcome(of claim: AnswerClaim) async throws -> AnswerClaim.Outcome {
    let outcome = try await store.claim(claim)
    guard case .underWay(let holder) = outcome, let peers, let dead = peers.dead(behind: holder) else {
      return outcome
    }
    try await store.release(heldBy: dead.rawValue)
    peers.forget(dead)
    return try await store.claim(claim)
  }

  private static func fingerprint(of message: WireRequest) -> String {
    var text =
      "\(message.method.rawValue) \(message.target)\n\(message.expectedVersion.map(String.init) ?? "")\n"
    text += String(decoding: message.body, as: UTF8.self)
    return SHA256.hex(Data(text.utf8))
  }
}
