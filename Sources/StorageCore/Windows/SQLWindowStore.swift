import Foundation
import TenantModel

/// Maintenance windows and freezes in SQL.
package struct SQLWindowStore: WindowStore {
  let database: any StoreDatabase
  let now: @Sendable () -> Date

  package func calendar() async throws -> OperationsCalendar {
    try await database.read { try WindowTable.calendar(in: $0) }
  }

  package func save(_ window: MaintenanceWindow, expecting revision: Int?) async throws {
    let now = now()
    try await database.write { try WindowTable.save(window, expecting: revision, at: now, in: $0) }
  }

  package func remove(_ window: MaintenanceWindowID) async throws {
    let now = now()
    try await database.write { try WindowTable.remove(window, at: now, in: $0) }
  }

  package func freeze(_ freeze: OperationsFreeze) async throws {
    let now = now()
    try await database.write { try WindowTable.freeze(freeze, at: now, in: $0) }
  }

  package func endFreeze(by actor: String) async throws {
    let now = now()
    try await database.write { try WindowTable.endFreeze(by: actor, at: now, in: $0) }
  }
}
