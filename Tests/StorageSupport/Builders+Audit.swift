import Foundation
import StorageCore
import TenantModel

extension AuditRecord {
  /// One that is to be written, so many seconds after the test's time.
  package static func make(_ number: Int) -> AuditRecord {
    AuditRecord(
      call: "C\(number)", at: testTime + Double(number) + 0.123_456_7, actor: "ada@north", role: .platformOwner,
      endpoint: "operations.submit", tenant: "acme", subject: "operation=X", outcome: .done, reason: "because",
      operation: "ABC1234567", inputHash: SHA256.hex(Data()))
  }
}

extension OpenStorage {
  /// The audit log, walked from its beginning to its end.
  package func auditWalk() async throws -> AuditWalk {
    var walk = AuditWalk()
    for record in try await audit.records(after: 0, limit: 1_000) { walk.take(record) }
    walk.end(at: try await audit.head())
    return walk
  }
}
