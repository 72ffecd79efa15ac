import Foundation
import JobEngine
import TenantModel

/// Support requests and local settings in SQL.
package struct SQLSupportStore: SupportStore {
  let database: any StoreDatabase

  package func open(_ request: SupportRequest, job: NewJob, at now: Date) async throws {
    try await database.write { try SupportTable.open(request, job: job, at: now, in: $0) }
  }

  package func requests(_ query: SupportQuery) async throws -> [SupportRequest] {
    try await database.read { try SupportTable.requests(query, in: $0) }
  }

  package func request(_ id: SupportRequestID) async throws -> SupportRequest? {
    try await database.read { try SupportTable.request(id, in: $0) }
  }

  package func answer(
    _ id: SupportRequestID, _ message: SupportRequest.Message?, state: SupportRequest.State, at now: Date
  ) async throws -> SupportRequest {
    try await database.write { try SupportTable.answer(id, message, state: state, at: now, in: $0) }
  }

  package func record(postedIn place: String, of id: SupportRequestID, at now: Date) async throws {
    try await database.write { try SupportTable.record(postedIn: place, of: id, at: now, in: $0) }
  }

  package func settings(of tenant: TenantID) async throws -> LocalSettings {
    try await settingsHistory(of: tenant, limit: 1).first ?? LocalSettings()
  }

  package func change(
    _ settings: LocalSettings, of tenant: TenantID, by actor: String, at now: Date
  ) async throws {
    try await database.write { try SupportTable.change(settings, of: tenant, by: actor, at: now, in: $0) }
  }

  package func settingsHistory(of tenant: TenantID, limit: Int) async throws -> [LocalSettings] {
    try await database.read { try SupportTable.settings(of: tenant, limit: limit, in: $0) }
  }
}
