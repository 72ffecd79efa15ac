import Foundation
import GRDB
import StorageCore
import StorageSupport
import TenantModel
import Testing

@testable import StorageSQLite

@Suite("An audit log that was changed by hand")
struct AuditTamperingTests {
  /// A folder with that many records, closed, and changed by hand.
  private func tampered(_ sql: String...) async throws -> AuditWalk {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    for number in 1...5 { try await storage.audit.append(.make(number)) }
    try await storage.close()
    let queue = try DatabaseQueue(path: folder.url.appending(path: "tenantry.db").path)
    try await queue.write { database in
      for statement in sql { try database.execute(sql: statement) }
    }
    try queue.close()
    let again = try await SQLiteStorage.atTestTime(folder.url)
    let found = try await again.auditWalk()
    try await again.close()
    return found
  }

  private static let open = "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted;"

  @Test("the schema refuses to change or delete a record")
  func guarded() async throws {
    await #expect(throws: (any Error).self) { _ = try await tampered("UPDATE audit SET actor = 'eve'") }
    await #expect(throws: (any Error).self) { _ = try await tampered("DELETE FROM audit") }
  }

  @Test(
    "a row that was changed by SQL is found, and so are rows that were deleted, in the middle and at the end")
  func tampering() async throws {
    #expect(try await tampered("SELECT 1").firstBreak == nil)
    #expect(
      try await tampered(Self.open, "UPDATE audit SET actor = 'eve' WHERE sequence = 3").firstBreak
        == .init(sequence: 3, message: "record 3 was changed after it was written"))
    #expect(try await tampered(Self.open, "DELETE FROM audit WHERE sequence = 2").firstBreak?.sequence == 2)
    #expect(
      try await tampered(Self.open, "DELETE FROM audit WHERE sequence >= 4").firstBreak
        == .init(sequence: 4, message: "the newest 2 records are missing"))
  }

  @Test("what cannot be found: newest rows that were deleted together with the end that was written down")
  func limits() async throws {
    let found = try await tampered(
      Self.open, "DELETE FROM audit WHERE sequence = 5",
      "UPDATE audit_head SET sequence = 4, hash = (SELECT hash FROM audit WHERE sequence = 4)")
    // The end that somebody wrote down elsewhere still tells.
    #expect(found.firstBreak == nil && found.head.sequence == 4)
  }
}
