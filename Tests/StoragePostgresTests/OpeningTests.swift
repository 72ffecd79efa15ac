import Foundation
import PostgresConnection
import StorageCore
import StorageSupport
import TenantModel
import TestSupport
import Testing

@testable import StoragePostgres

@Suite(
  "Opening a platform on PostgreSQL",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct OpeningTests {
  private func migrate(_ schema: SQLIdentifier, _ migrations: [SchemaMigration]) async throws {
    let session = try await SharedPostgres.server().connect()
    let migrator = SchemaMigrator(
      scripts: SessionScripts(schema: schema), place: "here", migrations: migrations)
    _ = try await session.turn(limit: .seconds(120)) { turn in try migrator.migrate(turn) }
    await session.close()
  }

  @Test("several that open a new database at once make one schema")
  func race() async throws {
    let schema = try OpenStorage.newSchema()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let storage = try await OpenStorage.onPostgres(schema: schema)
          #expect(try await storage.facts().schema == Schema.migrations.count)
          try await storage.close()
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("where no platform is to be made none is, and one that is there is opened")
  func missing() async throws {
    let schema = try OpenStorage.newSchema()
    let session = try await SharedPostgres.server().connect()
    func look() async throws -> Int64 {
      let migrator = SchemaMigrator(scripts: SessionScripts(schema: schema), place: "here", makesSchema: false)
      return try await session.turn(limit: .seconds(120)) { turn in try migrator.migrate(turn) }
    }
    await expect(.notFound) { _ = try await look() }
    let schemas = try await session.run(
      "SELECT count(*) AS n FROM pg_namespace WHERE nspname = \(schema.name)")
    #expect(try schemas.rows.first?.int("n") == 0)
    _ = try await session.run("CREATE SCHEMA \(schema)")
    await expect(.notFound) { _ = try await look() }
    try await OpenStorage.onPostgres(schema: schema).close()
    #expect(try await look() == 0)
    await session.close()
  }

  @Test("an older schema is brought up to date and keeps its rows")
  func older() async throws {
    let schema = try OpenStorage.newSchema()
    try await migrate(schema, [Schema.migrations[0]])
    let session = try await SharedPostgres.server().connect()
    _ = try await session.run(
      "INSERT INTO \(schema).events (time, type, job_id, subject, body) VALUES (1, 'job_enqueued', 'J', 'S', '{}')"
    )
    let storage = try await OpenStorage.onPostgres(schema: schema)
    #expect(try await storage.changes.latestSequence() == 1)
    let record = try NewTenantRecord.make("acme")
    try await storage.tenants.create(record, job: .make(on: record.tenant.id))
    #expect(try await storage.changes.changes(after: 1, limit: 10).count == 2)
    try await storage.close()
  }

  @Test("a newer schema is refused, and so is one that holds something else; neither is touched")
  func refused() async throws {
    let newer = try OpenStorage.newSchema()
    let addition = SchemaMigration(
      number: Schema.migrations.count + 1, title: "a note", sql: "ALTER TABLE tenants ADD COLUMN note TEXT;")
    try await migrate(newer, Schema.migrations + [addition])
    await expect(.newerSchema) { try await OpenStorage.onPostgres(schema: newer).close() }

    let foreign = try OpenStorage.newSchema()
    let session = try await SharedPostgres.server().connect()
    _ = try await session.run("CREATE SCHEMA \(foreign)")
    _ = try await session.run("CREATE TABLE \(foreign).things (name text)")
    await expect(.foreignFile) { try await OpenStorage.onPostgres(schema: foreign).close() }
    let tables = try await session.run(
      "SELECT count(*) AS n FROM pg_class WHERE relnamespace = \(foreign.quoted)::text::regnamespace")
    #expect(try tables.rows.first?.int("n") == 1)
  }

  @Test("a migration that fails leaves the schema at its version, usable")
  func failing() async throws {
    let schema = try OpenStorage.newSchema()
    let broken = SchemaMigration(
      number: Schema.migrations.count + 1, title: "broken",
      sql: "CREATE TABLE half_made (a TEXT); SELECT nonsense();")
    await expect(.failed) { try await migrate(schema, Schema.migrations + [broken]) }
    let storage = try await OpenStorage.onPostgres(schema: schema)
    #expect(try await storage.facts().schema == Schema.migrations.count)
    #expect(try await storage.facts().journal.hasPrefix("postgresql "))
    try await storage.close()
  }

  @Test("who cannot be reached, a wrong password and a database that is not there each have a sentence")
  func sentences() async throws {
    let server = try await SharedPostgres.server()
    func refusal(_ target: PostgresTarget, _ password: String) async -> StorageError? {
      do {
        try await PostgresStorage.open(target, password: { password }, now: { testTime }).close()
        return nil
      } catch {
        return error as? StorageError
      }
    }
    var nobody = server.target()
    nobody.port = try FreePort.next()
    let away = await refusal(nobody, "x")
    #expect(away?.code == .unreachable)
    #expect(away?.message == "The database postgres on 127.0.0.1:\(nobody.port) does not answer.")
    let wrong = await refusal(server.target(), "canary-wrong-2")
    #expect(wrong?.code == .failed && wrong?.description.contains("canary") == false)
    #expect(wrong?.message.contains("does not let this user in") == true)
    #expect(
      await refusal(server.target("nowhere"), PostgresServer.password)?.message.contains("make the database")
        == true)
  }

  @Test("a user without rights to make a schema is told so")
  func rights() async throws {
    let server = try await SharedPostgres.server()
    let session = try await server.connect()
    _ = try? await session.run("CREATE ROLE reader LOGIN PASSWORD 'reader'")
    let options = PostgresOptions(schema: try OpenStorage.newSchema(), connectMax: .seconds(60))
    await expect(.readOnly) {
      try await PostgresStorage.open(
        server.target(user: "reader"), password: { "reader" }, options: options, now: { testTime }
      ).close()
    }
  }
}
