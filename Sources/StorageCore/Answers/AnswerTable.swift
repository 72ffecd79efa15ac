import Foundation

/// What is done to stored answers inside a transaction.
package enum AnswerTable {
  package static func claim(
    _ claim: AnswerClaim, in connection: any SQLConnection
  ) throws -> AnswerClaim.Outcome {
    try connection.run(AnswerSQL.forget, [.time(claim.at)])
    let known = try connection.first(AnswerSQL.known, [.text(claim.caller), .text(claim.key)]) { row in
      (
        fingerprint: try row.text(), holder: try row.text(), heldUntil: try row.time(),
        status: try row.optionalInt(), body: try row.optionalBlob()
      )
    }
    if let known {
      guard known.fingerprint == claim.fingerprint else { return .mismatch }
      if let status = known.status, let body = known.body {
        return .answered(StoredAnswer(status: status, body: body))
      }
      guard known.heldUntil <= claim.at else { return .underWay(holder: known.holder) }
    }
    try connection.run(
      AnswerSQL.claim,
      [
        .text(claim.caller), .text(claim.key), .text(claim.fingerprint), .text(claim.holder),
        .time(claim.heldUntil), .time(claim.at.addingTimeInterval(AnswerClaim.lifetime)),
      ])
    return .begun
  }

  package static func keep(
    _ answer: StoredAnswer, of claim: AnswerClaim, in connection: any SQLConnection
  ) throws {
    try connection.run(
      AnswerSQL.keep,
      [
        .text(claim.caller), .text(claim.key), .text(claim.holder), .int(answer.status), .blob(answer.body),
      ])
  }

  package static func release(_ claim: AnswerClaim, in connection: any SQLConnection) throws {
    try connection.run(AnswerSQL.release, [.text(claim.caller), .text(claim.key), .text(claim.holder)])
  }

  package static func release(heldBy process: String, in connection: any SQLConnection) throws {
    try connection.run(AnswerSQL.releaseAll, [.text(process)])
  }
}
