import Foundation
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("The audit log")
struct AuditStoreTests {
  private func record(_ number: Int) -> AuditRecord {
    AuditRecord(
      call: "C\(number)", at: testTime + Double(number) + 0.123_456_7, actor: "ada@north",
      role: .platformOwner,
      endpoint: "operations.submit", tenant: "acme", subject: "operation=X", outcome: .done,
      reason: "because",
      operation: "ABC1234567", inputHash: SHA256.hex(Data()))
  }

  private func walk(_ storage: OpenStorage) async throws -> AuditWalk {
    var walk = AuditWalk()
    for record in try await storage.audit.records(after: 0, limit: 1_000) { walk.take(record) }
    walk.end(at: try await storage.audit.head())
    return walk
  }

  @Test("records are read back as they were written, each after the one before")
  func roundTrip() async throws {
    let storage = try await OpenStorage.forTest()
    #expect(try await storage.audit.head() == .origin)
    var written: [AuditRecord] = []
    for number in 1...5 { written.append(try await storage.audit.append(record(number))) }
    #expect(written.map(\.sequence) == [1, 2, 3, 4, 5])
    #expect(written[0].previousHash == AuditRecord.origin && written[1].previousHash == written[0].hash)
    #expect(try await storage.audit.records(after: 0, limit: 10) == written)
    #expect(try await storage.audit.records(after: 3, limit: 10) == [written[3], written[4]])
    #expect(try await storage.audit.records(before: nil, limit: 2) == [written[4], written[3]])
    #expect(try await storage.audit.records(before: 3, limit: 10) == [written[1], written[0]])
    #expect(try await walk(storage).firstBreak == nil)
  }

  @Test("many at the same time make one chain")
  func concurrent() async throws {
    let storage = try await OpenStorage.forTest()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...100 { group.addTask { try await storage.audit.append(record(number)) } }
      try await group.waitForAll()
    }
    let found = try await walk(storage)
    #expect(found.firstBreak == nil && found.head.sequence == 100)
  }
}
