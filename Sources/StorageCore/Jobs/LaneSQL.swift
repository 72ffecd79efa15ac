/// Every statement on lanes: who may work on what.
enum LaneSQL {
  private static let columns = """
    l.lane_key, h.id, l.ready_at, l.priority, l.lease_owner, l.lease_until, l.fence
    """
  private static let withHead = "lanes AS l LEFT JOIN jobs AS h ON h.number = l.head_job"

  static let byKey = "SELECT \(columns) FROM \(withHead) WHERE l.lane_key = ?1"
  static let insert = "INSERT INTO lanes (lane_key) VALUES (?1) ON CONFLICT (lane_key) DO NOTHING"
  static let follow = "UPDATE lanes SET head_job = ?2, ready_at = ?3, priority = ?4 WHERE lane_key = ?1"
  static let followAndRelease = """
    UPDATE lanes SET head_job = ?2, ready_at = ?3, priority = ?4, lease_owner = NULL, lease_until = NULL
    WHERE lane_key = ?1
    """

  // The guard of every write of a worker, and the number of the job that it may write.
  static let held = """
    SELECT l.head_job FROM lanes AS l JOIN jobs AS h ON h.number = l.head_job
    WHERE l.lane_key = ?1 AND l.lease_owner = ?2 AND l.fence = ?3 AND h.id = ?4
    """
  static let renew = "UPDATE lanes SET lease_until = ?2 WHERE lane_key = ?1"

  // The plans are a JSON array of texts “kind version”. CROSS JOIN keeps the index of ready lanes on the outside.
  private static let planIsKnown = "h.kind || ' ' || h.plan_version IN (SELECT value FROM json_each(?1))"
  static let ready = """
    SELECT l.lane_key, l.head_job FROM lanes AS l CROSS JOIN jobs AS h ON h.number = l.head_job
    WHERE l.ready_at IS NOT NULL AND l.lease_until IS NULL AND l.ready_at <= ?2 AND \(planIsKnown)
    ORDER BY l.priority, l.ready_at, l.lane_key LIMIT ?3
    """
  static let claim = """
    UPDATE lanes SET lease_owner = ?2, lease_until = ?3, fence = fence + 1
    WHERE lane_key = ?1 AND lease_until IS NULL RETURNING fence
    """
  static let nextReady = """
    SELECT min(l.ready_at) FROM lanes AS l CROSS JOIN jobs AS h ON h.number = l.head_job
    WHERE l.ready_at IS NOT NULL AND l.lease_until IS NULL AND \(planIsKnown)
    """
  static let nextExpiry =
    "SELECT min(lease_until) FROM lanes WHERE lease_until IS NOT NULL AND lease_owner <> ?1"

  static let owners = "SELECT DISTINCT lease_owner FROM lanes WHERE lease_until IS NOT NULL"
  // The workers are a JSON array.
  static let heldByDead = """
    SELECT \(columns) FROM \(withHead)
    WHERE l.lease_until IS NOT NULL AND l.lease_owner IN (SELECT value FROM json_each(?1)) ORDER BY l.lane_key
    """
  static let expired = """
    SELECT \(columns) FROM \(withHead) WHERE l.lease_until IS NOT NULL AND l.lease_until < ?1 ORDER BY l.lane_key
    """
}
