import Foundation
import TenantModel

extension MonitorTable {
  /// Thins out a slice of tenants; with the first slice also what belongs to no tenant.
  ///
  /// - Returns: where to go on; nil after the last tenant.
  package static func thin(
    after place: TenantPlace, at now: Date, in connection: any SQLConnection
  ) throws -> TenantPlace? {
    let horizons = Horizons(now)
    if place == .start { try thinPlatform(horizons, in: connection) }
    let numbers = try connection.rows(
      MonitorThinningSQL.tenantsAfter,
      [.integer(place.number), .int(MonitorRetention.tenantsPerSlice)]
    ) { row in try row.integer() }
    for number in numbers { try thin(number, horizons, in: connection) }
    guard let last = numbers.last, numbers.count == MonitorRetention.tenantsPerSlice else { return nil }
    return TenantPlace(number: last)
  }

  /// Before which times rows become coarser, or go.
  private struct Horizons {
    let raw: Int64
    let hourly: Int64
    let daily: Int64

    init(_ now: Date) {
      raw = MonitorRetention.horizon(
        now, secondsBack: MonitorRetention.rawHours * 3_600, unit: MonitorRetention.hour)
      hourly = MonitorRetention.horizon(
        now, secondsBack: MonitorRetention.hourlyDays * 86_400, unit: MonitorRetention.day)
      daily = MonitorRetention.horizon(
        now, secondsBack: MonitorRetention.dailyDays * 86_400, unit: MonitorRetention.day)
    }
  }

  private static func thin(_ tenant: Int64, _ horizons: Horizons, in connection: any SQLConnection) throws {
    let steps: [(fine: Int, coarse: Int, horizon: Int64, unit: Int64)] = [
      (0, 3_600, horizons.raw, MonitorRetention.hour), (3_600, 86_400, horizons.hourly, MonitorRetention.day),
    ]
    for step in steps {
      try connection.run(
        MonitorThinningSQL.mergeUsage,
        [
          .integer(tenant), .int(step.fine), .int(step.coarse), .integer(step.horizon), .integer(step.unit),
        ])
      try connection.run(
        MonitorThinningSQL.dropUsage, [.integer(tenant), .int(step.fine), .integer(step.horizon)])
    }
    try connection.run(
      MonitorThinningSQL.dropUsage, [.integer(tenant), .int(86_400), .integer(horizons.daily)])
    let ends: [SQLValue] = [.integer(tenant), .integer(horizons.daily)]
    try connection.run(
      MonitorThinningSQL.dropHealth, ends + [.int(MonitorRetention.healthChangesMax - 1)])
    try connection.run(MonitorThinningSQL.dropBackups, ends + [.int(MonitorRetention.backupsMax - 1)])
    try connection.run(MonitorThinningSQL.dropFindings, ends)
  }

  private static func thinPlatform(_ horizons: Horizons, in connection: any SQLConnection) throws {
    let steps: [(fine: Int, coarse: Int, horizon: Int64, unit: Int64)] = [
      (0, 3_600, horizons.raw, MonitorRetention.hour), (3_600, 86_400, horizons.hourly, MonitorRetention.day),
    ]
    for step in steps {
      try connection.run(
        MonitorThinningSQL.mergePlatform,
        [.int(step.fine), .int(step.coarse), .integer(step.horizon), .integer(step.unit)])
      try connection.run(MonitorThinningSQL.dropPlatform, [.int(step.fine), .integer(step.horizon)])
    }
    try connection.run(MonitorThinningSQL.dropPlatform, [.int(86_400), .integer(horizons.daily)])
  }
}
