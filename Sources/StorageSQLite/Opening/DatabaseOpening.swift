import Foundation
import GRDB
import StorageCore

/// The way from a folder to an open database: look, refuse or lock, check, connect, migrate. Blocks its
/// thread.
struct DatabaseOpening: Sendable {
  /// nil for a database in memory.
  let folder: DataFolder?
  let options: SQLiteOptions
  let now: Date
  var migrations = Schema.migrations

  func open() throws -> SQLiteDatabase {
    guard let folder else { return try openInMemory() }
    try folder.create()
    let inspection = FileInspection(path: folder.database, version: migrations.last?.number ?? 0)
    try refuseForeign(folder, inspection)
    let lock = try WriterLock(path: folder.lock, patience: options.writerPatience)
    let pool = try lock.withLock {
      do {
        try check(folder, inspection, isShared: lock.isShared)
        return try connect(folder, lock)
      } catch {
        throw StorageError.translated(error, path: folder.database)
      }
    }
    return try SQLiteDatabase(access: pool, lock: lock, folder: folder)
  }

  /// Before the folder gets a lock file: whatever stands there was not made by us, unless somebody is making
  /// it just now.
  private func refuseForeign(_ folder: DataFolder, _ inspection: FileInspection) throws {
    guard try folder.inspect() != .nothing, try !folder.hasLock() else { return }
    do {
      try inspection.checkHeader()
    } catch {
      guard try folder.hasLock() else { throw error }
    }
  }

  private func openInMemory() throws -> SQLiteDatabase {
    let queue = try DatabaseQueue(configuration: configuration)
    try queue.inDatabase { database in try migrate(database) }
    return try SQLiteDatabase(access: queue, lock: nil, folder: nil)
  }

  /// Looks again under the lock, and into the file. A database that another process has open was checked by
  /// that one.
  private func check(_ folder: DataFolder, _ inspection: FileInspection, isShared: Bool) throws {
    guard case .file(let bytes, let hasLog) = try folder.inspect(), !isShared else { return }
    try inspection.checkHeader()
    if hasLog {
      try inspection.checkWithLog()
    } else if bytes <= options.checkedBytesMax {
      try inspection.checkContent()
    }
  }

  private func connect(_ folder: DataFolder, _ lock: WriterLock) throws -> DatabasePool {
    if try folder.inspect() == .nothing { try createFile(folder) }
    try folder.protect()
    let pool = try DatabasePool(path: folder.database, configuration: configuration)
    try pool.writeWithoutTransaction { database in try migrate(database) }
    try folder.protect()
    try lock.share()
    return pool
  }

  /// The file appears under its name only when its header says whose it is, so that no kill leaves one of
  /// nobody.
  private func createFile(_ folder: DataFolder) throws {
    let draft = folder.database + ".new"
    try folder.createEmptyFile(draft)
    let queue = try DatabaseQueue(path: draft, configuration: configuration)
    try queue.inDatabase { database in
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
    try queue.close()
    try folder.rename(draft, to: folder.database)
  }

  private func migrate(_ database: Database) throws {
    try database.execute(sql: "PRAGMA synchronous = FULL")
    try SchemaMigrator(migrations: migrations, folder: folder, now: now).migrate(database)
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "tenantry"
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = options.readersMax
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA recursive_triggers = OFF;
          PRAGMA cache_size = -8000;
          PRAGMA journal_size_limit = 67108864;
          """)
      for function in SQLFunction.all { database.add(function: DatabaseFunction(function)) }
    }
    return configuration
  }
}
