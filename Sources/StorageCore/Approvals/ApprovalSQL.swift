/// Every statement on what a second person decides.
enum ApprovalSQL {
  private static let columns = """
    a.id, t.id, t.slug, t.name, a.act, a.plan_id, a.basis, a.reason, a.state, a.asked_by, a.asked_at, a.expires_at,
      a.decided_by, a.decided_at, a.decision_reason, a.operation
    """
  private static let tables = "FROM approvals AS a JOIN tenants AS t ON t.number = a.tenant"

  static let insert = """
    INSERT INTO approvals (id, tenant, act, plan_id, basis, reason, state, asked_by, asked_at, expires_at)
    SELECT ?1, t.number, ?3, ?4, ?5, ?6, 'open', ?7, ?8, ?9 FROM tenants AS t WHERE t.id = ?2
    """
  static let expire = "UPDATE approvals SET state = 'expired' WHERE state = 'open' AND expires_at <= ?1"
  static let open = """
    SELECT \(columns) \(tables) WHERE t.id = ?1 AND a.act = ?2 AND a.state = 'open'
    """
  static let all = """
    SELECT \(columns) \(tables) WHERE ?1 IS NULL OR t.id = ?1
    ORDER BY CASE WHEN a.state = 'open' AND a.expires_at > ?2 THEN 0 ELSE 1 END, a.number DESC LIMIT ?3
    """
  static let byID = "SELECT \(columns) \(tables) WHERE a.id = ?1"
  static let decide = """
    UPDATE approvals SET state = ?2, decided_by = ?3, decided_at = ?4, decision_reason = ?5, operation = ?6 WHERE id = ?1
    """
}
