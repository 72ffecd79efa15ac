/// Every statement on the change feed.
enum ChangeSQL {
  static let append = "INSERT INTO events (time, type, job_id, subject, body) VALUES (?1, ?2, ?3, ?4, ?5)"
  static let after = """
    SELECT sequence, time, type, job_id, subject, body FROM events WHERE sequence > ?1 ORDER BY sequence LIMIT ?2
    """
  static let jobsAfter = """
    SELECT sequence, time, type, job_id, subject, body FROM events
    WHERE sequence > ?1 AND type NOT IN ('tenant_changed', 'topic_changed') ORDER BY sequence LIMIT ?2
    """
  static func latest(_ dialect: SQLDialect) -> String {
    switch dialect {
    // Not max(sequence): the newest may have been deleted, and its number is never given again.
    case .sqlite: "SELECT seq FROM sqlite_sequence WHERE name = 'events'"
    // PostgreSQL's sequences tell of numbers that are not committed yet. The newest event is never deleted.
    case .postgres: "SELECT max(sequence) FROM events"
    }
  }
  static let oldest = "SELECT min(sequence) FROM events"
  static let dropUpTo = "DELETE FROM events WHERE sequence <= ?1"
}
