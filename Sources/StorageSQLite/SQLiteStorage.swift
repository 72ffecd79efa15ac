import Foundation
import StorageCore

/// Opens the platform's database in a data folder, which other processes on the same host may have open, too.
///
/// The folder holds `tenantry.db` (with SQLite's `-wal` and `-shm`), `writer.lock` and `backups/`.
package enum SQLiteStorage {
  /// Opens the database in `folder`; makes folder and file when they are not there, and brings an older
  /// schema up to date after a backup. A file that is refused is left as it is, to the byte and the second.
  ///
  /// - Parameters:
  ///   - options: what may differ between a server, a console and a test.
  ///   - now: the clock for what the caller of a store gives no time for.
  /// - Throws: `StorageError` with `foreignFile`, `newerSchema`, `corrupt`, `readOnly`, `diskFull`, `locked`
  ///   or `failed`.
  package static func open(
    folder: URL, options: SQLiteOptions = SQLiteOptions(), now: @escaping @Sendable () -> Date
  ) async throws -> OpenStorage {
    let opening = DatabaseOpening(folder: DataFolder(folder), options: options, now: now())
    return OpenStorage(try await SQLiteDatabase.offCooperativePool { try opening.open() }, now: now)
  }

  /// A database that lives in memory, for tests and for the demo.
  package static func inMemory(
    options: SQLiteOptions = SQLiteOptions(), now: @escaping @Sendable () -> Date
  ) async throws -> OpenStorage {
    let opening = DatabaseOpening(folder: nil, options: options, now: now())
    return OpenStorage(try await SQLiteDatabase.offCooperativePool { try opening.open() }, now: now)
  }
}
