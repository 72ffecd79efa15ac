/// Every statement on maintenance windows and freezes.
enum WindowSQL {
  static let freeze = "SELECT reason, frozen_by, since, until FROM freezes WHERE ended_at IS NULL"
  static let insertFreeze = "INSERT INTO freezes (reason, frozen_by, since, until) VALUES (?1, ?2, ?3, ?4)"
  static let endFreeze = "UPDATE freezes SET ended_at = ?1, ended_by = ?2 WHERE ended_at IS NULL"

  private static let columns = """
    id, name, kind, once_from, once_until, weekly, scope, reason, created_by, created_at, revision
    """
  static let all = "SELECT \(columns) FROM maintenance_windows ORDER BY name, number"
  static let revision = "SELECT revision FROM maintenance_windows WHERE id = ?1"
  static let insert = """
    INSERT INTO maintenance_windows (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    """
  static let update = """
    UPDATE maintenance_windows SET name = ?2, kind = ?3, once_from = ?4, once_until = ?5, weekly = ?6, scope = ?7,
      reason = ?8, revision = revision + 1
    WHERE id = ?1
    """
  static let remove = "DELETE FROM maintenance_windows WHERE id = ?1"
}
