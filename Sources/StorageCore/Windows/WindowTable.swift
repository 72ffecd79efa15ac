import Foundation
import JobEngine
import TenantModel

/// What is done to windows and the freeze inside a transaction.
package enum WindowTable {
  package static func calendar(in connection: any SQLConnection) throws -> OperationsCalendar {
    OperationsCalendar(freeze: try freeze(in: connection), windows: try windows(in: connection))
  }

  package static func save(
    _ window: MaintenanceWindow, expecting seen: Int?, at now: Date, in connection: any SQLConnection
  ) throws {
    let revision = try connection.first(WindowSQL.revision, [.name(window.id)]) { row in try row.int() }
    guard revision == seen else {
      guard let revision else { throw notFound(window.id) }
      throw StorageError(
        .versionConflict, "“\(window.name)” was changed meanwhile: it is at revision \(revision) now.")
    }
    var columns: [SQLValue] = [.name(window.id), .name(window.name), .code(window.kind)]
    switch window.schedule {
    case .once(let span): columns += [.time(span.from), .time(span.until), .null]
    case .weekly(let times): columns += [.null, .null, try .json(times)]
    }
    columns += [try .json(window.scope), .text(window.reason)]
    if revision == nil {
      try connection.run(
        WindowSQL.insert, columns + [.text(window.createdBy), .time(window.createdAt), .int(1)])
    } else {
      try connection.run(WindowSQL.update, columns)
    }
    try follow(at: now, in: connection)
  }

  package static func remove(
    _ window: MaintenanceWindowID, at now: Date, in connection: any SQLConnection
  ) throws {
    guard try connection.runCounting(WindowSQL.remove, [.name(window)]) == 1 else { throw notFound(window) }
    try follow(at: now, in: connection)
  }

  package static func freeze(
    _ freeze: OperationsFreeze, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(WindowSQL.endFreeze, [.time(now), .text(freeze.by)])
    try connection.run(
      WindowSQL.insertFreeze,
      [.text(freeze.reason), .text(freeze.by), .time(freeze.since), .time(freeze.until)])
    try follow(at: now, in: connection)
  }

  package static func endFreeze(by actor: String, at now: Date, in connection: any SQLConnection) throws {
    guard try connection.runCounting(WindowSQL.endFreeze, [.time(now), .text(actor)]) == 1 else {
      throw StorageError(.refused, "Operations are not frozen.")
    }
    try follow(at: now, in: connection)
  }

  /// Tells of a change and holds, or lets go, what waits.
  private static func follow(at now: Date, in connection: any SQLConnection) throws {
    try ChangeTable.append(.settings, at: now, in: connection)
    try JobTable.holdUnbegun(at: now, in: connection)
  }

  private static func freeze(in connection: any SQLConnection) throws -> OperationsFreeze? {
    try connection.first(WindowSQL.freeze) { row in
      OperationsFreeze(
        reason: try row.text(), by: try row.text(), since: try row.time(), until: try row.optionalTime())
    }
  }

  private static func windows(in connection: any SQLConnection) throws -> [MaintenanceWindow] {
    try connection.rows(WindowSQL.all, []) { row in
      MaintenanceWindow(
        id: try row.name(), name: try row.name(), kind: try row.code(), schedule: try schedule(&row),
        scope: try row.json(), reason: try row.text(), createdBy: try row.text(), createdAt: try row.time(),
        revision: try row.int())
    }
  }

  private static func schedule(_ row: inout SQLRow) throws -> MaintenanceWindow.Schedule {
    let from = try row.optionalTime()
    let until = try row.optionalTime()
    let weekly = try row.optionalJSON(WeeklyTimes.self)
    if let weekly { return .weekly(weekly) }
    guard let from, let until else { throw row.unreadable("no times of a window") }
    return .once(TimeSpan(from: from, until: until))
  }

  private static func notFound(_ id: MaintenanceWindowID) -> StorageError {
    StorageError(.notFound, "There is no maintenance window \(id).")
  }
}
