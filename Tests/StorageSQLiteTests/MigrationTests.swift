import Foundation
import GRDB
import StorageCore
import StorageSupport
import TenantModel
import Testing

@testable import StorageSQLite

@Suite("Migrations")
struct MigrationTests {
  private static let addition = SchemaMigration(
    number: Schema.migrations.count + 1, title: "a note", sql: "ALTER TABLE tenants ADD COLUMN note TEXT;")

  private func open(_ folder: TestFolder, _ migrations: [SchemaMigration]) throws -> SQLiteDatabase {
    try DatabaseOpening(
      folder: DataFolder(folder.url), options: SQLiteOptions(), now: testTime, migrations: migrations
    ).open()
  }

  private func schema(_ path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.inDatabase { database in
      try String.fetchAll(
        database, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    }
  }

  @Test("they are numbered from one without gaps")
  func numbering() {
    #expect(Schema.migrations.map(\.number) == Array(1...Schema.migrations.count))
  }

  @Test("from nothing the newest schema comes about, in one file with our mark")
  func fromZero() async throws {
    let folder = try TestFolder()
    try await open(folder, Schema.migrations).close()
    let queue = try DatabaseQueue(path: folder.database.path)
    try await queue.read { database in
      #expect(try Int32.fetchOne(database, sql: "PRAGMA application_id") == Schema.applicationID)
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == Schema.migrations.count)
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
      let loose = try String.fetchAll(
        database,
        sql:
          "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
      )
      #expect(loose.isEmpty)
    }
    try queue.close()
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("backups").path))
  }

  @Test("each release's file comes to the same schema as a new one, and keeps its rows")
  func fromEachRelease() async throws {
    let fresh = try TestFolder()
    try await open(fresh, Schema.migrations).close()
    for release in try ReleasedFixture.all {
      let folder = try TestFolder()
      let queue = try DatabaseQueue(path: folder.database.path)
      try await queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try database.execute(sql: release.sql)
      }
      try queue.close()
      let storage = try await SQLiteStorage.atTestTime(folder.url)
      let page = try await storage.tenants.tenants(TenantQuery(text: "caf"))
      #expect(page.items.map(\.slug.rawValue) == ["acme"])
      #expect(try await storage.jobs.steps(of: "J0B0000001").map(\.phase) == [.done, .pending])
      try await storage.close()
      #expect(try schema(folder.database.path) == schema(fresh.database.path), "release \(release.version)")
    }
  }

  @Test("events keep their numbers when their table is made anew, and none is given again")
  func eventNumbers() async throws {
    let folder = try TestFolder()
    try await open(folder, [Schema.migrations[0]]).close()
    let queue = try DatabaseQueue(path: folder.database.path)
    try await queue.write { database in
      for number in 1...3 {
        try database.execute(
          sql: "INSERT INTO events (time, type, job_id, subject, body) VALUES (?, 'job_x', 'J', 'S', '{}')",
          arguments: [number])
      }
      try database.execute(sql: "DELETE FROM events WHERE sequence <> 2")
    }
    try queue.close()
    try await open(folder, Schema.migrations).close()
    let after = try DatabaseQueue(path: folder.database.path)
    try await after.write { database in
      #expect(try Int.fetchAll(database, sql: "SELECT sequence FROM events") == [2])
      try database.execute(
        sql: "INSERT INTO events (time, type, subject, body) VALUES (4, 'topic_changed', 'catalog', '{}')")
      #expect(database.lastInsertedRowID == 4)
    }
    try after.close()
  }

  @Test("before data is migrated it is backed up, for the owner alone; the backup opens")
  func backup() async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    let record = try NewTenantRecord.make("acme")
    try await storage.tenants.create(record, job: .make(on: record.tenant.id))
    try await storage.close()

    try await open(folder, Schema.migrations + [Self.addition]).close()
    let backups = folder.url.appendingPathComponent("backups")
    let names = try FileManager.default.contentsOfDirectory(atPath: backups.path)
    let name = try #require(names.first)
    #expect(names.count == 1)
    let mode = try FileManager.default.attributesOfItem(atPath: backups.appendingPathComponent(name).path)
    #expect(mode[.posixPermissions] as? Int == 0o600)

    await expect(.newerSchema) { try await SQLiteStorage.atTestTime(folder.url).close() }
    let restored = try TestFolder()
    try FileManager.default.copyItem(at: backups.appendingPathComponent(name), to: restored.database)
    let old = try await SQLiteStorage.atTestTime(restored.url)
    #expect(try await old.tenants.tenant(record.tenant.id) != nil)
    try await old.close()
  }

  @Test("a migration that fails leaves the file at its version, usable")
  func failing() async throws {
    let folder = try TestFolder()
    try await SQLiteStorage.atTestTime(folder.url).close()
    let broken = SchemaMigration(
      number: Schema.migrations.count + 1, title: "broken",
      sql: "CREATE TABLE half_made (a); SELECT nonsense();")
    #expect(throws: StorageError.self) { try open(folder, Schema.migrations + [broken]) }
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    try await storage.platform.seed(try .standard())
    try await storage.close()
    #expect(try !schema(folder.database.path).contains { $0.contains("half_made") })
  }

  @Test("a database that the first version made takes what the monitor sees")
  func afterMigration() async throws {
    let folder = try TestFolder()
    let queue = try DatabaseQueue(path: folder.database.path)
    let release = try #require(try ReleasedFixture.all.first)
    try await queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try database.execute(sql: release.sql)
    }
    try queue.close()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    #expect(try await storage.facts().schema == Schema.migrations.count)
    let acme = try #require(try await storage.tenants.tenant(slug: try Slug("acme")))
    #expect(try await storage.monitor.usage(of: acme.id, since: .distantPast).isEmpty)
    let sample = UsageSample(takenAt: testTime, databaseBytes: 5)
    try await storage.monitor.record(usage: [acme.id: sample])
    #expect(try await storage.monitor.usage(of: acme.id, since: .distantPast) == [sample])
    try await storage.close()
  }
}
