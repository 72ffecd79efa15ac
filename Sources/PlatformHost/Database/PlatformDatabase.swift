import Foundation
import Integrations
import PostgresConnection
import StorageCore
import StoragePostgres
import StorageSQLite

/// Which database holds a platform.
package enum PlatformDatabase: Equatable, Sendable {
  /// One SQLite file in the platform's folder.
  case folder
  /// A schema on a PostgreSQL server, which other processes and hosts may use, too.
  case server(DatabaseAddress, password: SecretReference?, isPooled: Bool)

  /// - Parameters:
  ///   - folder: made when it is not there.
  ///   - secrets: asked for the password whenever a session is opened, so that it can be changed meanwhile.
  ///   - makesPlatform: false refuses a server's database in which there is no platform.
  /// - Throws: `StorageError`.
  func open(
    in folder: PlatformFolder, secrets: SecretResolver, makesPlatform: Bool = true
  ) async throws -> OpenStorage {
    switch self {
    case .folder: return try await SQLiteStorage.open(folder: folder.url, now: { Date() })
    case .server(let address, let reference, let isPooled):
      return try await PostgresStorage.open(
        address.target, password: { try await Self.password(reference, secrets) },
        options: PostgresOptions(
          schema: address.schema, isPooled: isPooled, makesSchema: makesPlatform), now: { Date() })
    }
  }

  /// Looks for what a platform has in its folder, and touches nothing. Whether a server holds one is seen when it is opened.
  ///
  /// - Throws: `StorageError` with `notFound`.
  func refuseMissing(in folder: PlatformFolder) throws {
    switch self {
    case .folder:
      guard FileManager.default.fileExists(atPath: folder.path + "/tenantry.db") else {
        throw StorageError(
          .notFound,
          "There is no platform at \(folder.path): it holds no tenantry.db, and --database names no server.")
      }
    case .server:
      guard FileManager.default.fileExists(atPath: folder.path) else {
        throw StorageError(.notFound, "There is no platform at \(folder.path): there is no such folder.")
      }
    }
  }

  private static func password(_ reference: SecretReference?, _ secrets: SecretResolver) async throws
    -> String?
  {
    guard let reference else { return nil }
    do throws(IntegrationError) {
      return try await secrets.resolve(reference).reveal()
    } catch {
      throw StorageError(.failed, "The database's password cannot be had: \(error.message)")
    }
  }
}

extension PlatformDatabase {
  /// Reads what was typed.
  ///
  /// - Parameters:
  ///   - address: as `DatabaseAddress` has it; nil for the platform's folder.
  ///   - password: where it is found (`env:NAME`, `file:/path`), never itself.
  /// - Throws: `StorageError` with a sentence for what cannot be used.
  package init(address: String?, password: String?, isPooled: Bool) throws {
    guard let address else {
      guard password == nil, !isPooled else {
        throw StorageError(.failed, "--database-password and --database-pooled go with --database.")
      }
      self = .folder
      return
    }
    let reference: SecretReference?
    do throws(IntegrationError) {
      reference = try password.map { text throws(IntegrationError) in try SecretReference(text) }
    } catch {
      throw StorageError(.failed, "--database-password: \(error.message)")
    }
    self = .server(try DatabaseAddress(address), password: reference, isPooled: isPooled)
  }
}
