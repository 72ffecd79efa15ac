import Foundation
import TenantModel

extension MonitorTable {
  package static func backupGaps(
    before: Date, countsUnseen: Bool, limit: Int, in connection: any SQLConnection
  ) throws -> BackupGaps {
    let rows = try connection.rows(
      MonitorSQL.backupGaps, [.time(before), .int(max(limit, 0)), .int(countsUnseen ? 1 : 0)]
    ) { row in
      (item: BackupGaps.Item(slug: try row.name(), lastBackup: try row.optionalTime()), total: try row.int())
    }
    return BackupGaps(items: rows.map(\.item), total: rows.first?.total ?? 0)
  }
}
