import Foundation
import PostgresConnection
import StorageCore

/// Opens the platform's database on a PostgreSQL server, which any number of processes on any hosts may have open, too.
package enum PostgresStorage {
  /// The oldest version that everything we say is understood by.
  package static let versionMin = 150_000

  /// Opens the database; makes the schema when it is not there, and brings an older one up to date.
  ///
  /// - Parameters:
  ///   - password: asked for whenever a session is opened; nil for none.
  ///   - now: the clock for what the caller of a store gives no time for.
  /// - Throws: `StorageError` with `unreachable`, `notFound`, `newerSchema`, `foreignFile`, `readOnly`, `locked` or `failed`; what
  ///   asking for the password throws.
  package static func open(
    _ target: PostgresTarget, password: @escaping @Sendable () async throws -> String?,
    options: PostgresOptions = PostgresOptions(), now: @escaping @Sendable () -> Date
  ) async throws -> OpenStorage {
    var target = target
    target.setsOptions = !options.isPooled
    let source = SessionSource(target: target, password: password, connectMax: options.connectMax)
    do {
      let session = try await source.open()
      guard session.serverVersion >= versionMin else {
        throw StorageError(
          .failed, "The server of \(source.place) is older than PostgreSQL 15: install a newer one.")
      }
      let migrator = SchemaMigrator(scripts: SessionScripts(schema: options.schema), place: source.place, makesSchema: options.makesSchema)
      let latest = try await session.turn(limit: .seconds(600)) { turn in try migrator.migrate(turn) }
      await session.close()
      return OpenStorage(PostgresDatabase(source, options, latest: latest), now: now)
    } catch let error as PostgresError {
      throw StorageError(error, place: source.place)
    }
  }
}
