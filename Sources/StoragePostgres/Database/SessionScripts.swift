import PostgresConnection

/// What each transaction begins and ends with, each in one exchange.
///
/// Settings are the transaction's own, so that they hold behind a pooler too. A transaction that waits for its client for
/// three seconds is ended by the server: that is how long a process that was stopped can keep all others waiting.
struct SessionScripts: Sendable {
  let schema: SQLIdentifier

  /// Numbers the lock for which all writers of one schema queue. It goes with the transaction, however that ends.
  private var lock: String {
    "pg_advisory_xact_lock(hashtextextended(\(Self.literal("tenantry.writer." + schema.name)), 0))"
  }

  private var settings: String {
    """
    SET LOCAL search_path = \(schema.quoted), pg_catalog; SET LOCAL standard_conforming_strings = on;
    SET LOCAL idle_in_transaction_session_timeout = '3s';
    """
  }

  /// Takes the writer's turn; its last result is the database's time in microseconds.
  var beginWriting: String {
    """
    BEGIN ISOLATION LEVEL READ COMMITTED; \(settings)
    SET LOCAL lock_timeout = '15s'; SET LOCAL synchronous_commit = on; SELECT \(lock);
    SET LOCAL statement_timeout = '30s'; \(Self.time)
    """
  }

  /// As `beginWriting`, for as long as it takes and before there is a schema.
  var beginMigrating: String {
    "BEGIN; SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = 0; SET LOCAL synchronous_commit = on; SELECT \(lock);"
  }

  /// One unchanging state of the database.
  var beginReading: String {
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \(settings) SET LOCAL statement_timeout = '30s'; \(Self.time)"
  }

  /// Notes the write and commits it. The result before the last is the newest event.
  func commit(_ number: Int64, of writer: String) -> String {
    """
    INSERT INTO writers (id, last_write) VALUES (\(Self.literal(writer)), \(number))
      ON CONFLICT (id) DO UPDATE SET last_write = excluded.last_write, at = now();
    SELECT coalesce(max(sequence), 0) FROM events; COMMIT
    """
  }

  /// What all writers have done: the newest event, and how many writes there were.
  var state: String {
    """
    SELECT (SELECT coalesce(max(sequence), 0) FROM \(schema.quoted).events),
      (SELECT coalesce(sum(last_write), 0)::bigint FROM \(schema.quoted).writers)
    """
  }

  private var channel: String { SQLIdentifier("tenantry_" + schema.name.prefix(50))?.quoted ?? schema.quoted }
  var listen: String { "LISTEN \(channel)" }
  var notify: String { "NOTIFY \(channel)" }

  private static let time = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"

  static func literal(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
