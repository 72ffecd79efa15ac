/// Every statement on webhooks.
enum HookSQL {
  static let forget = "DELETE FROM hook_receipts WHERE received_at < ?1"
  static let receive = """
    INSERT INTO hook_receipts (source, delivery, received_at) VALUES (?1, ?2, ?3)
    ON CONFLICT (source, delivery) DO NOTHING
    """

  private static let columns = "name, sequence, failing_since, attempts, next_try_at, problem, dead"
  static let sinks = "SELECT \(columns) FROM hook_sinks ORDER BY name"
  static let sink = "SELECT \(columns) FROM hook_sinks WHERE name = ?1"
  static let insert = "INSERT INTO hook_sinks (name, sequence) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING"
  static let claim = """
    UPDATE hook_sinks SET holder = ?2, held_until = ?4
    WHERE name = ?1 AND (holder IS NULL OR holder = ?2 OR held_until <= ?3)
    """
  static let save = """
    UPDATE hook_sinks SET sequence = ?3, failing_since = ?4, attempts = ?5, next_try_at = ?6, problem = ?7, dead = ?8,
      held_until = ?9
    WHERE name = ?1 AND holder = ?2
    """
}
