/// Every statement on stored answers.
enum AnswerSQL {
  static let forget = "DELETE FROM answers WHERE expires_at <= ?1"
  static let known = "SELECT fingerprint, holder, held_until, status, body FROM answers WHERE caller = ?1 AND idem_key = ?2"
  static let claim = """
    INSERT INTO answers (caller, idem_key, fingerprint, holder, held_until, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (caller, idem_key) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until,
      expires_at = excluded.expires_at
    """
  static let keep = """
    UPDATE answers SET status = ?4, body = ?5 WHERE caller = ?1 AND idem_key = ?2 AND holder = ?3 AND status IS NULL
    """
  static let releaseAll = "DELETE FROM answers WHERE substr(holder, 1, length(?1) + 1) = ?1 || '/' AND status IS NULL"
  static let release = "DELETE FROM answers WHERE caller = ?1 AND idem_key = ?2 AND holder = ?3 AND status IS NULL"
}
