import Foundation
import GRDB
import StorageCore

/// Brings a database from the schema it has to the newest. The caller holds the writer's lock.
struct SchemaMigrator {
  let migrations: [SchemaMigration]
  let folder: DataFolder?
  let now: Date

  var newest: Int { migrations.last?.number ?? 0 }

  /// - Throws: `StorageError` with `newerSchema`, `diskFull` or `failed`; the file is then as it was.
  func migrate(_ database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= newest else {
      throw StorageError(
        .newerSchema, "The database was written by a newer Tenantry (schema \(version)); update this program."
      )
    }
    let due = migrations.filter { $0.number > version }
    guard !due.isEmpty else { return }
    if version > 0 { try backUp(database, version) }
    for migration in due { try apply(migration, database) }
    // The header of the main file must tell the version, so that an older program refuses without a look at
    // the log.
    try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private func apply(_ migration: SchemaMigration, _ database: Database) throws {
    try database.inTransaction(.immediate) {
      try database.execute(sql: migration.sql)
      let violations = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      guard violations.isEmpty else {
        throw StorageError(
          .failed,
          "Migration \(migration.number) (\(migration.title)) would break references; nothing was changed.")
      }
      try database.execute(sql: "PRAGMA user_version = \(migration.number)")
      return .commit
    }
  }

  /// Keeps the file as it was, readable by its owner only.
  private func backUp(_ database: Database, _ version: Int) throws {
    guard let folder else { return }
    try FileManager.default.createDirectory(
      atPath: folder.backups, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let name = "\(folder.backups)/schema-\(version)-\(now.microsecondsSince1970 / 1_000_000).db"
    try folder.createEmptyFile(name)
    try database.execute(sql: "VACUUM INTO ?", arguments: [name])
  }
}
