import Foundation
import TenantModel

/// What is done, inside a transaction, to what the monitor saw.
package enum MonitorTable {
  package static func record(
    health: [TenantID: Health], at now: Date, in connection: any SQLConnection
  ) throws {
    for (id, health) in health {
      guard let tenant = try TenantTable.tenant(id, in: connection), tenant.currentOperationId == nil else {
        continue
      }
      try TenantTable.record(health: health, of: id, at: now, in: connection)
    }
  }

  package static func record(usage: [TenantID: UsageSample], in connection: any SQLConnection) throws {
    for (id, sample) in usage where !sample.isEmpty {
      try connection.run(
        MonitorSQL.insertUsage,
        [
          .name(id), .time(sample.takenAt), .int(sample.databaseBytes), .int(sample.volumeBytes),
          .int(sample.cpuMillicores), .int(sample.memoryMib), .int(sample.activeUsers),
        ])
    }
  }

  package static func record(platform sample: PlatformSample, in connection: any SQLConnection) throws {
    try connection.run(
      MonitorSQL.insertPlatform,
      [
        .time(sample.takenAt), .real(sample.cpuUsed), .real(sample.cpuTotal), .real(sample.memoryUsed),
        .real(sample.memoryTotal), .real(sample.storageUsed), .real(sample.storageTotal),
        .int(sample.nodesReady), .int(sample.nodesNotReady),
      ])
  }

  package static func record(backups: [TenantID: [Backup]], in connection: any SQLConnection) throws {
    for (id, backups) in backups {
      for backup in backups {
        try connection.run(
          MonitorSQL.insertBackup,
          [
            .name(id), .code(backup.source), .text(backup.place), .time(backup.finishedAt),
            .int(backup.bytes),
          ])
      }
    }
  }

  package static func usage(
    of tenant: TenantID, since: Date, in connection: any SQLConnection
  ) throws -> [UsageSample] {
    try connection.rows(MonitorSQL.usage, [.name(tenant), .time(since)]) { row in
      UsageSample(
        takenAt: try row.time(), databaseBytes: try row.optionalInt(), volumeBytes: try row.optionalInt(),
        cpuMillicores: try row.optionalInt(), memoryMib: try row.optionalInt(),
        activeUsers: try row.optionalInt())
    }
  }

  package static func platform(
    since: Date, limit: Int, in connection: any SQLConnection
  ) throws -> [PlatformSample] {
    try connection.rows(MonitorSQL.platform, [.time(since), .int(max(limit, 0))]) { row in
      PlatformSample(
        takenAt: try row.time(), cpuUsed: try row.optionalReal(), cpuTotal: try row.real(),
        memoryUsed: try row.optionalReal(), memoryTotal: try row.real(), storageUsed: try row.real(),
        storageTotal: try row.real(), nodesReady: try row.int(), nodesNotReady: try row.int())
    }.reversed()
  }

  package static func healthChanges(
    of tenant: TenantID, limit: Int, in connection: any SQLConnection
  ) throws -> [HealthChange] {
    try connection.rows(MonitorSQL.healthChanges, [.name(tenant), .int(max(limit, 0))]) { row in
      HealthChange(changedAt: try row.time(), level: try row.code(), summary: try row.text())
    }
  }

  package static func backups(
    of tenant: TenantID, limit: Int, in connection: any SQLConnection
  ) throws -> [Backup] {
    try connection.rows(MonitorSQL.backups, [.name(tenant), .int(max(limit, 0))]) { row in
      Backup(
        source: try row.code(), place: try row.text(), finishedAt: try row.time(),
        bytes: try row.optionalInt())
    }
  }

  package static func due(
    _ subject: LookSubject, before: Date, limit: Int, in connection: any SQLConnection
  ) throws -> [Tenant] {
    try connection.rows(MonitorSQL.due, [.code(subject), .time(before), .int(max(limit, 0))]) { row in
      try Tenant(row: &row)
    }
  }

  package static func noteLook(
    _ subject: LookSubject, at tenants: [TenantID], at time: Date, in connection: any SQLConnection
  ) throws {
    for tenant in tenants {
      try connection.run(MonitorSQL.noteLook, [.name(tenant), .code(subject), .time(time)])
    }
  }
}

extension SQLValue {
  fileprivate static func int(_ value: Int?) -> SQLValue { value.map { .int($0) } ?? .null }
}
