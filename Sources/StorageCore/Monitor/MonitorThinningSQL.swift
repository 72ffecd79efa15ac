/// Statements that make coarse rows of fine ones, for one tenant at a time: both ends of their ranges are in the key.
///
/// Averages leave out what was not seen, and are nothing where nothing was; of people the most count.
enum MonitorThinningSQL {
  static let tenantsAfter = "SELECT number FROM tenants WHERE number > ?1 ORDER BY number LIMIT ?2"

  /// ?1 tenant, ?2 the fine resolution, ?3 the coarse one, ?4 the horizon, ?5 microseconds of the coarse one.
  static let mergeUsage = """
    INSERT INTO usage_samples (tenant, resolution, time, \(MonitorSQL.usageColumns))
    SELECT ?1, ?3, time - time % ?5, CAST(round(avg(database_bytes)) AS BIGINT),
      CAST(round(avg(volume_bytes)) AS BIGINT), CAST(round(avg(cpu_millicores)) AS BIGINT),
      CAST(round(avg(memory_mib)) AS BIGINT), max(active_users)
    FROM usage_samples WHERE tenant = ?1 AND resolution = ?2 AND time < ?4 GROUP BY time - time % ?5
    ON CONFLICT (tenant, resolution, time) DO NOTHING
    """
  static let dropUsage = "DELETE FROM usage_samples WHERE tenant = ?1 AND resolution = ?2 AND time < ?3"
  static let mergePlatform = """
    INSERT INTO platform_samples (resolution, time, \(MonitorSQL.platformColumns))
    SELECT ?2, time - time % ?4, avg(cpu_used), avg(cpu_total), avg(memory_used), avg(memory_total),
      avg(storage_used), avg(storage_total), min(nodes_ready), max(nodes_not_ready)
    FROM platform_samples WHERE resolution = ?1 AND time < ?3 GROUP BY time - time % ?4
    ON CONFLICT (resolution, time) DO NOTHING
    """
  static let dropPlatform = "DELETE FROM platform_samples WHERE resolution = ?1 AND time < ?2"
  static let dropHealth = """
    DELETE FROM health_changes WHERE tenant = ?1 AND (time < ?2 OR time < (
      SELECT time FROM health_changes WHERE tenant = ?1 ORDER BY time DESC LIMIT 1 OFFSET ?3))
    """
  static let dropBackups = """
    DELETE FROM backups WHERE tenant = ?1 AND (finished_at < ?2 OR finished_at < (
      SELECT finished_at FROM backups WHERE tenant = ?1 ORDER BY finished_at DESC LIMIT 1 OFFSET ?3))
    """
  static let dropFindings = "DELETE FROM drift_findings WHERE tenant = ?1 AND ended_at < ?2"
}
