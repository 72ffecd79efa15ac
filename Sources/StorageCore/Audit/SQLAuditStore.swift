import TenantModel

/// The audit log in SQL.
package struct SQLAuditStore: AuditStore {
  let database: any StoreDatabase

  @discardableResult
  package func append(_ record: AuditRecord) async throws -> AuditRecord {
    try await database.write { try AuditTable.append(record, in: $0) }
  }

  package func records(before sequence: Int64?, limit: Int) async throws -> [AuditRecord] {
    try await database.read { try AuditTable.records(before: sequence, limit: limit, in: $0) }
  }

  package func records(after sequence: Int64, limit: Int) async throws -> [AuditRecord] {
    try await database.read { try AuditTable.records(after: sequence, limit: limit, in: $0) }
  }

  package func head() async throws -> AuditHead {
    try await database.read { try AuditTable.head(in: $0) }
  }

  package func seal(_ seal: AuditSeal) async throws {
    try await database.write { try AuditTable.seal(seal, in: $0) }
  }

  package func seals(after sequence: Int64, limit: Int) async throws -> [AuditSeal] {
    try await database.read { try AuditTable.seals(after: sequence, limit: limit, in: $0) }
  }

  package func lastSeal() async throws -> AuditSeal? {
    try await database.read { try AuditTable.lastSeal(in: $0) }
  }
}
