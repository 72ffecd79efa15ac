import Foundation

/// Webhooks in SQL.
package struct SQLHookStore: HookStore {
  let database: any StoreDatabase

  package func receive(_ delivery: String, from source: String, at now: Date) async throws -> Bool {
    try await database.write { try HookTable.receive(delivery, from: source, at: now, in: $0) }
  }

  package func claim(_ sink: String, holder: String, at now: Date, until: Date) async throws
    -> HookSinkRecord?
  {
    try await database.write { try HookTable.claim(sink, holder: holder, at: now, until: until, in: $0) }
  }

  package func save(_ record: HookSinkRecord, holder: String, until: Date) async throws -> Bool {
    try await database.write { try HookTable.save(record, holder: holder, until: until, in: $0) }
  }

  package func sinks() async throws -> [HookSinkRecord] {
    try await database.read { try HookTable.sinks(in: $0) }
  }
}
