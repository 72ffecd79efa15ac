import Foundation
import TenantModel

extension PlatformTable {
  private static let limits =
    "SELECT tenants, storage_gib, cpu_cores, memory_gib, changed_by, changed_at FROM soft_limits"
  private static let saveLimits = """
    INSERT INTO soft_limits (id, tenants, storage_gib, cpu_cores, memory_gib, changed_by, changed_at)
    VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (id) DO UPDATE SET tenants = excluded.tenants, storage_gib = excluded.storage_gib,
      cpu_cores = excluded.cpu_cores, memory_gib = excluded.memory_gib, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at
    """

  package static func softLimits(in connection: any SQLConnection) throws -> SoftLimitsRecord? {
    try connection.first(limits) { row in
      SoftLimitsRecord(
        limits: SoftLimits(
          tenants: try row.optionalInt(), storageGib: try row.optionalReal(),
          cpuCores: try row.optionalReal(),
          memoryGib: try row.optionalReal()), changedBy: try row.text(), changedAt: try row.time())
    }
  }

  package static func save(softLimits record: SoftLimitsRecord, in connection: any SQLConnection) throws {
    let limits = record.limits
    try connection.run(
      saveLimits,
      [
        limits.tenants.map { .int($0) } ?? .null, .real(limits.storageGib), .real(limits.cpuCores),
        .real(limits.memoryGib), .text(record.changedBy), .time(record.changedAt),
      ])
    try ChangeTable.append(.settings, at: record.changedAt, in: connection)
  }
}
