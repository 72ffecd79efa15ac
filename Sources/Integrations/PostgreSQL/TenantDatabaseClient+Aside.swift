import Foundation
import PostgresConnection
import TenantModel

/// The same as operations ask for it: with the programs of this machine, and their own limits.
extension TenantDatabaseClient {
  package func restore(
    _ dump: DatabaseDump, for request: DatabaseRequest
  ) async throws(IntegrationError) -> DatabaseName {
    try await restore(dump, for: request, programs: .locate())
  }

  @discardableResult
  package func clone(
    _ dump: DatabaseDump, into staging: DatabaseRequest, at now: Date
  ) async throws(IntegrationError) -> DatabaseName? {
    try await clone(dump, into: staging, programs: .locate(), at: now)
  }

  package func aside(of tenant: TenantID) async throws(IntegrationError) -> [TenantDatabase] {
    try await list().filter { database in
      database.name.hasPrefix(QuarantineName.prefix) && database.marker?.tenant == tenant
        && database.marker?.quarantine != nil
    }
  }
}
