import Foundation
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("The audit log")
struct AuditStoreTests {
  @Test("records are read back as they were written, each after the one before")
  func roundTrip() async throws {
    let storage = try await OpenStorage.forTest()
    #expect(try await storage.audit.head() == .origin)
    var written: [AuditRecord] = []
    for number in 1...5 { written.append(try await storage.audit.append(.make(number))) }
    #expect(written.map(\.sequence) == [1, 2, 3, 4, 5])
    #expect(written[0].previousHash == AuditRecord.origin && written[1].previousHash == written[0].hash)
    #expect(try await storage.audit.records(after: 0, limit: 10) == written)
    #expect(try await storage.audit.records(after: 3, limit: 10) == [written[3], written[4]])
    #expect(try await storage.audit.records(before: nil, limit: 2) == [written[4], written[3]])
    #expect(try await storage.audit.records(before: 3, limit: 10) == [written[1], written[0]])
    #expect(try await storage.auditWalk().firstBreak == nil)
  }

  @Test("many at the same time make one chain")
  func concurrent() async throws {
    let storage = try await OpenStorage.forTest()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...100 { group.addTask { try await storage.audit.append(.make(number)) } }
      try await group.waitForAll()
    }
    let found = try await storage.auditWalk()
    #expect(found.firstBreak == nil && found.head.sequence == 100)
  }
}
