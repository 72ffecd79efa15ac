/// Every statement on who has which tenant before them.
enum PresenceSQL {
  static let dropOld = "DELETE FROM presence WHERE seen_at <= ?1"
  static let note = """
    INSERT INTO presence (tenant, actor, console, role, doing, operation, seen_at)
    SELECT t.number, ?2, ?3, ?4, ?5, ?6, ?7 FROM tenants AS t WHERE t.id = ?1
    ON CONFLICT (tenant, actor, console)
    DO UPDATE SET role = excluded.role, doing = excluded.doing, operation = excluded.operation, seen_at = excluded.seen_at
    """
  // Who acts stands before who looks, of one person's consoles the one that acts.
  static let others = """
    SELECT p.actor, p.role, p.doing, p.operation, p.seen_at FROM presence AS p JOIN tenants AS t ON t.number = p.tenant
    WHERE t.id = ?1 AND p.actor <> ?2 AND p.seen_at > ?3
    ORDER BY CASE p.doing WHEN 'acting' THEN 0 ELSE 1 END, p.actor, p.seen_at DESC LIMIT ?4
    """
}
