import Foundation
import PostgresConnection
import StorageCore
import StoragePostgres
import StorageSQLite
import TestSupport

extension OpenStorage {
  /// Whether these tests run on PostgreSQL: `TENANTRY_TEST_STORAGE=postgres`. Else they run on SQLite.
  package static let isOnPostgres = ProcessInfo.processInfo.environment["TENANTRY_TEST_STORAGE"] == "postgres"

  /// An empty storage that nobody else uses.
  package static func forTest(
    now: @escaping @Sendable () -> Date = { testTime }
  ) async throws -> OpenStorage {
    isOnPostgres ? try await onPostgres(now: now) : try await SQLiteStorage.inMemory(now: now)
  }

  /// The same on the PostgreSQL of this process's tests, in a schema of its own.
  ///
  /// - Parameter schema: nil for a new one.
  package static func onPostgres(
    schema: SQLIdentifier? = nil, options: PostgresOptions? = nil,
    now: @escaping @Sendable () -> Date = { testTime }
  ) async throws -> OpenStorage {
    let server = try await SharedPostgres.server()
    // The tests move the clock; a busy machine's server may take its time.
    var chosen =
      options
      ?? PostgresOptions(
        leaseClock: .caller, readersMax: 2, connectMax: .seconds(60), patience: .seconds(60))
    chosen.schema = try schema ?? newSchema()
    return try await OpeningGate.only.pass { [chosen] in
      try await PostgresStorage.open(
        server.target(), password: { PostgresServer.password }, options: chosen, now: now)
    }
  }

  /// A name that no schema has.
  package static func newSchema() throws -> SQLIdentifier {
    let name = "t_\(UUID().uuidString.prefix(13).lowercased().replacing("-", with: "_"))"
    guard let schema = SQLIdentifier(name) else { throw StorageError(.failed, "\(name) is no name.") }
    return schema
  }
}
