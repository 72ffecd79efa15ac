/// Every statement on the audit log.
enum AuditSQL {
  private static let columns = """
    sequence, call, at, actor, role, endpoint, tenant, subject, outcome, reason, operation, input_hash, previous_hash, hash
    """
  static let insert = """
    INSERT INTO audit (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
    """
  static let head = "SELECT sequence, hash FROM audit_head"
  static let writeHead = """
    INSERT INTO audit_head (id, sequence, hash) VALUES (1, ?1, ?2)
    ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
    """
  static let newest = "SELECT \(columns) FROM audit WHERE sequence < ?1 ORDER BY sequence DESC LIMIT ?2"
  private static let sealColumns = "sequence, hash, sealed_at, key_id, signature"
  static let seal = """
    INSERT INTO audit_seals (\(sealColumns)) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (sequence) DO NOTHING
    """
  static let seals =
    "SELECT \(sealColumns) FROM audit_seals WHERE sequence > ?1 ORDER BY sequence LIMIT ?2"
  static let lastSeal = "SELECT \(sealColumns) FROM audit_seals ORDER BY sequence DESC LIMIT 1"
  static let after = "SELECT \(columns) FROM audit WHERE sequence > ?1 ORDER BY sequence LIMIT ?2"
}
