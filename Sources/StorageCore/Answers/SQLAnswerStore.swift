/// Stored answers in SQL.
package struct SQLAnswerStore: AnswerStore {
  let database: any StoreDatabase

  package func claim(_ claim: AnswerClaim) async throws -> AnswerClaim.Outcome {
    try await database.write { try AnswerTable.claim(claim, in: $0) }
  }

  package func keep(_ answer: StoredAnswer, of claim: AnswerClaim) async throws {
    try await database.write { try AnswerTable.keep(answer, of: claim, in: $0) }
  }

  package func release(_ claim: AnswerClaim) async throws {
    try await database.write { try AnswerTable.release(claim, in: $0) }
  }

  package func release(heldBy process: String) async throws {
    try await database.write { try AnswerTable.release(heldBy: process, in: $0) }
  }
}
