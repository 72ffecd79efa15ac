import StorageCore

/// Stored answers in SQLite.
package struct SQLiteAnswerStore: AnswerStore {
  let database: SQLiteDatabase

  package func claim(_ claim: AnswerClaim) async throws -> AnswerClaim.Outcome {
    try await database.write { try AnswerTable.claim(claim, in: $0) }
  }

  package func keep(_ answer: StoredAnswer, of claim: AnswerClaim) async throws {
    try await database.write { try AnswerTable.keep(answer, of: claim, in: $0) }
  }

  package func release(_ claim: AnswerClaim) async throws {
    try await database.write { try AnswerTable.release(claim, in: $0) }
  }
}
