/// Every statement on runs of the AI console and their proposals.
enum AgentSQL {
  private static let runColumns = """
    id, flow, tenant, operation, question, state, actor, role, model, tokens, problem, created_at, started_at, finished_at
    """
  static let insertRun = """
    INSERT INTO agent_runs (\(runColumns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
    """
  static let dropOldRuns = """
    DELETE FROM agent_runs WHERE finished_at IS NOT NULL
      AND number <= (SELECT max(number) FROM agent_runs) - ?1
    """
  static let runByID = "SELECT \(runColumns) FROM agent_runs WHERE id = ?1"
  static let runs = "SELECT \(runColumns) FROM agent_runs ORDER BY number DESC LIMIT ?1"
  static let begin = """
    UPDATE agent_runs SET state = 'running', started_at = coalesce(started_at, ?2)
    WHERE id = ?1 AND finished_at IS NULL
    """
  static let addTokens = "UPDATE agent_runs SET tokens = tokens + ?2 WHERE id = ?1 AND finished_at IS NULL"
  static let finish = """
    UPDATE agent_runs SET state = ?2, problem = ?3, finished_at = ?4 WHERE id = ?1 AND finished_at IS NULL
    """
  static let tokensSince = """
    SELECT sum(tokens) FROM agent_runs WHERE finished_at IS NULL OR finished_at >= ?1
    """

  static let addEntry = """
    INSERT INTO agent_entries (run, place, kind, tool, text, time)
    SELECT r.number, 1 + (SELECT count(*) FROM agent_entries WHERE run = r.number), ?2, ?3, ?4, ?5
    FROM agent_runs AS r
    WHERE r.id = ?1 AND r.finished_at IS NULL AND (SELECT count(*) FROM agent_entries WHERE run = r.number) < ?6
    """
  static let entries = """
    SELECT e.kind, e.tool, e.text, e.time FROM agent_entries AS e JOIN agent_runs AS r ON r.number = e.run
    WHERE r.id = ?1 ORDER BY e.place
    """

  private static let proposalColumns = """
    p.id, r.id, t.id, t.slug, p.kind, p.params, p.why, p.state, p.created_at, p.expires_at, p.decided_by, p.decided_at,
      p.reason, p.operation
    """
  private static let proposalTables = """
    FROM agent_proposals AS p JOIN agent_runs AS r ON r.number = p.run JOIN tenants AS t ON t.number = p.tenant
    """
  static let insertProposal = """
    INSERT INTO agent_proposals (id, run, tenant, kind, params, why, state, created_at, expires_at)
    SELECT ?1, r.number, t.number, ?4, ?5, ?6, 'open', ?7, ?8 FROM agent_runs AS r, tenants AS t
    WHERE r.id = ?2 AND t.id = ?3 AND r.finished_at IS NULL
      AND (SELECT count(*) FROM agent_proposals WHERE run = r.number) < ?9
      AND NOT EXISTS (SELECT 1 FROM agent_proposals WHERE run = r.number AND tenant = t.number AND kind = ?4)
    """
  static let proposals = """
    SELECT \(proposalColumns) \(proposalTables) WHERE ?1 IS NULL OR r.id = ?1
    ORDER BY NOT (p.state = 'open' AND p.expires_at > ?2), p.number DESC LIMIT ?3
    """
  static let proposalByID = "SELECT \(proposalColumns) \(proposalTables) WHERE p.id = ?1"
  static let decide = """
    UPDATE agent_proposals SET state = ?2, decided_by = ?3, decided_at = ?4, reason = ?5, operation = ?6
    WHERE id = ?1
    """
}
