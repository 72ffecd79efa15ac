import Foundation
import TenantModel

extension MonitorTable {
  static let areaPrefix = "area:"

  package static func record(drift looks: [DriftLook], in connection: any SQLConnection) throws {
    for look in looks { try record(look, in: connection) }
  }

  private static func record(_ look: DriftLook, in connection: any SQLConnection) throws {
    struct Open: Hashable {
      var kind: DriftFinding.Kind
      var subject: String
    }
    let rows = try connection.rows(MonitorSQL.openSubjects, [.name(look.tenant)]) { row in
      (number: try row.integer(), open: Open(kind: try row.code(), subject: try row.text()))
    }
    let known = Set(rows.map(\.open))
    var open = Dictionary(rows.map { ($0.open, $0.number) }) { first, _ in first }
    for difference in look.differences.prefix(DriftLook.differencesMax)
    where look.areas.contains(difference.kind.area) {
      let values: [SQLValue] = [.text(difference.expected), .text(difference.found), .time(look.lookedAt)]
      let key = Open(kind: difference.kind, subject: difference.subject)
      if let number = open.removeValue(forKey: key) {
        try connection.run(MonitorSQL.seeFinding, [.integer(number)] + values)
      } else {
        let named: [SQLValue] = [
          .name(look.tenant), .code(difference.kind.area), .code(difference.kind), .text(difference.subject),
        ]
        try connection.run(MonitorSQL.beginFinding, named + values)
      }
    }
    for (key, number) in open where look.areas.contains(key.kind.area) {
      try connection.run(MonitorSQL.endFinding, [.integer(number), .time(look.lookedAt)])
    }
    let news = Set(look.differences.map { Open(kind: $0.kind, subject: $0.subject) })
    let hasChanged = look.areas.contains { area in
      news.filter { $0.kind.area == area } != known.filter { $0.kind.area == area }
    }
    // Whoever looks at the tenant is told; its record is as it was, so its version stays.
    if hasChanged, let tenant = try TenantTable.tenant(look.tenant, in: connection) {
      try ChangeTable.append(tenant, at: look.lookedAt, in: connection)
    }
    for area in look.areas {
      try connection.run(
        MonitorSQL.noteLook,
        [.name(look.tenant), .text(areaPrefix + area.rawValue), .time(look.lookedAt)])
    }
  }

  package static func drift(_ query: DriftQuery, in connection: any SQLConnection) throws -> [TenantDrift] {
    let limit = min(max(query.limit, 0), DriftQuery.limitMax)
    let found = try findings(MonitorSQL.openDrift, [.name(query.tenant), .int(limit)], in: connection)
    guard query.hasEnded, found.count < limit else { return found }
    return found
      + (try findings(
        MonitorSQL.endedDrift, [.name(query.tenant), .int(limit - found.count)], in: connection))
  }

  static func findings(
    _ sql: String, _ arguments: [SQLValue], in connection: any SQLConnection
  ) throws -> [TenantDrift] {
    try connection.rows(sql, arguments) { row in
      TenantDrift(
        tenant: try row.name(), slug: try row.name(),
        finding: DriftFinding(
          kind: try row.code(), subject: try row.text(), expected: try row.text(), found: try row.text(),
          since: try row.time(), lastSeen: try row.time(), endedAt: try row.optionalTime()))
    }
  }

  package static func driftLooks(
    of tenant: TenantID, in connection: any SQLConnection
  ) throws -> [DriftArea: Date] {
    let rows = try connection.rows(MonitorSQL.looks, [.name(tenant)]) { row in
      (subject: try row.text(), time: try row.time())
    }
    let looks = rows.compactMap { row -> (DriftArea, Date)? in
      guard row.subject.hasPrefix(areaPrefix),
        let area = DriftArea(rawValue: String(row.subject.dropFirst(areaPrefix.count)))
      else { return nil }
      return (area, row.time)
    }
    return Dictionary(looks) { first, _ in first }
  }
}
