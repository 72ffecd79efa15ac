/// Every statement on support requests and local settings.
enum SupportSQL {
  private static let columns = """
    r.id, t.id, t.slug, t.name, r.subject, r.severity, r.state, r.opened_by, r.opened_at, r.updated_at, r.messages,
      r.posted_in
    """
  private static let tables = "FROM support_requests AS r JOIN tenants AS t ON t.number = r.tenant"
  // What is not closed first: that is what somebody waits for.
  static let requests = """
    SELECT \(columns) \(tables)
    WHERE (?1 IS NULL OR instr(?1, ' ' || t.id || ' ') > 0) AND (?2 = '' OR instr(?2, ' ' || r.state || ' ') > 0)
    ORDER BY r.state = 'closed', r.number DESC LIMIT ?3
    """
  static let byID = "SELECT \(columns) \(tables) WHERE r.id = ?1"
  static let insert = """
    INSERT INTO support_requests (id, tenant, subject, severity, state, opened_by, opened_at, updated_at, messages)
    SELECT ?1, number, ?3, ?4, ?5, ?6, ?7, ?7, ?8 FROM tenants WHERE id = ?2
    """
  static let answer = "UPDATE support_requests SET state = ?2, messages = ?3, updated_at = ?4 WHERE id = ?1"
  static let recordPost = "UPDATE support_requests SET posted_in = ?2 WHERE id = ?1"

  static let settings = """
    SELECT s.contact_email, s.maintenance_window, s.notification_channel, s.changed_by, s.changed_at
    FROM local_settings AS s JOIN tenants AS t ON t.number = s.tenant WHERE t.id = ?1 ORDER BY s.number DESC LIMIT ?2
    """
  static let insertSettings = """
    INSERT INTO local_settings
      (tenant, contact_email, maintenance_window, notification_channel, changed_by, changed_at)
    SELECT number, ?2, ?3, ?4, ?5, ?6 FROM tenants WHERE id = ?1
    """
}
