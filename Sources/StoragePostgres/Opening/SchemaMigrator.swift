import PostgresConnection
import StorageCore

/// Brings a database from the schema it has to the newest, all in one transaction and in the writer's turn: nobody writes
/// meanwhile, and of several that open the database at once one migrates. Blocks.
struct SchemaMigrator: Sendable {
  let scripts: SessionScripts
  let place: String
  /// Whether the schema is made where there is none.
  var makesSchema = true
  var migrations = Schema.migrations

  /// - Returns: the newest event.
  /// - Throws: `StorageError` with `notFound`, `newerSchema`, `foreignFile` or `failed`; nothing is changed then.
  func migrate(_ turn: PostgresTurn) throws -> Int64 {
    do {
      try turn.script(scripts.beginMigrating)
      let latest = try inTransaction(turn)
      try turn.script("COMMIT")
      return latest
    } catch {
      do { try turn.script("ROLLBACK") } catch { turn.end() }
      throw (error as? PostgresError).map { StorageError($0, place: place) } ?? error
    }
  }

  private func inTransaction(_ turn: PostgresTurn) throws -> Int64 {
    let name = scripts.schema.quoted
    let isThere = try isThere(turn)
    guard makesSchema || isThere else { throw missing }
    if !isThere { try turn.script("CREATE SCHEMA IF NOT EXISTS \(name)") }
    try turn.script(
      "SET LOCAL search_path = \(name), pg_catalog; SET LOCAL standard_conforming_strings = on; "
        + "SET LOCAL client_min_messages = error")
    let version = try version(turn)
    guard makesSchema || version > 0 else { throw missing }
    let newest = migrations.last?.number ?? 0
    guard version <= newest else {
      throw StorageError(
        .newerSchema,
        "\(place.sentence) was written by a newer Tenantry (schema \(version), this one knows \(newest)); update this program."
      )
    }
    let due = migrations.filter { $0.number > version }
    if !due.isEmpty { try turn.script(Prelude.tables + Prelude.functions) }
    for migration in due {
      try turn.script(SchemaTranslation.translated(migration))
      _ = try turn.run(
        "INSERT INTO schema_versions (number, title) VALUES ($1, $2)",
        [.integer(Int64(migration.number)), .text(migration.title)])
    }
    try turn.script("DELETE FROM writers WHERE at < now() - interval '7 days'")
    return Self.number(try turn.run("SELECT coalesce(max(sequence), 0) FROM events")) ?? 0
  }

  private var missing: StorageError {
    StorageError(.notFound, "There is no platform in \(place): the schema \(scripts.schema) is not there, or empty.")
  }

  private func isThere(_ turn: PostgresTurn) throws -> Bool {
    let found = try turn.run(
      "SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = $1", [.text(scripts.schema.name)])
    return Self.number(found) == 1
  }

  /// 0 for a schema without anything in it.
  private func version(_ turn: PostgresTurn) throws -> Int {
    let tables = try turn.run(
      "SELECT relname = 'schema_versions' FROM pg_class WHERE relnamespace = $1::text::regnamespace AND relkind = 'r'",
      [.text(scripts.schema.quoted)])
    if tables.rows.isEmpty { return 0 }
    guard tables.rows.contains(["t"]) else {
      throw StorageError(
        .foreignFile, "The schema \(scripts.schema) in \(place) holds something else; name another database.")
    }
    return Int(Self.number(try turn.run("SELECT coalesce(max(number), 0) FROM schema_versions")) ?? 0)
  }

  private static func number(_ table: PostgresTable) -> Int64? {
    table.rows.first?.first.flatMap { $0.flatMap { Int64($0) } }
  }
}
