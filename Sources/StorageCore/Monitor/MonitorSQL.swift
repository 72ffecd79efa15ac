import TenantModel

/// Every statement on what the monitor saw, but those that thin it out.
enum MonitorSQL {
  static let usageColumns = "database_bytes, volume_bytes, cpu_millicores, memory_mib, active_users"
  static let insertUsage = """
    INSERT INTO usage_samples (tenant, resolution, time, \(usageColumns))
    SELECT number, 0, ?2, ?3, ?4, ?5, ?6, ?7 FROM tenants WHERE id = ?1
    ON CONFLICT (tenant, resolution, time) DO UPDATE SET
      database_bytes = coalesce(usage_samples.database_bytes, excluded.database_bytes),
      volume_bytes = coalesce(usage_samples.volume_bytes, excluded.volume_bytes),
      cpu_millicores = coalesce(usage_samples.cpu_millicores, excluded.cpu_millicores),
      memory_mib = coalesce(usage_samples.memory_mib, excluded.memory_mib),
      active_users = coalesce(usage_samples.active_users, excluded.active_users)
    """
  static let usage = """
    SELECT time, \(usageColumns) FROM usage_samples
    WHERE tenant = (SELECT number FROM tenants WHERE id = ?1) AND resolution IN (0, 3600, 86400) AND time >= ?2
    ORDER BY time
    """

  static let platformColumns = """
    cpu_used, cpu_total, memory_used, memory_total, storage_used, storage_total, nodes_ready, nodes_not_ready
    """
  static let insertPlatform = """
    INSERT INTO platform_samples (resolution, time, \(platformColumns))
    VALUES (0, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (resolution, time) DO NOTHING
    """
  static let platform = """
    SELECT time, \(platformColumns) FROM platform_samples
    WHERE resolution IN (0, 3600, 86400) AND time >= ?1 ORDER BY time DESC LIMIT ?2
    """

  static let insertHealthChange = """
    INSERT INTO health_changes (tenant, time, level, summary)
    SELECT number, ?2, ?3, ?4 FROM tenants WHERE id = ?1
    ON CONFLICT (tenant, time) DO UPDATE SET level = excluded.level, summary = excluded.summary
    """
  static let healthChanges = """
    SELECT time, level, summary FROM health_changes
    WHERE tenant = (SELECT number FROM tenants WHERE id = ?1) ORDER BY time DESC LIMIT ?2
    """

  static let insertBackup = """
    INSERT INTO backups (tenant, source, place, finished_at, bytes)
    SELECT number, ?2, ?3, ?4, ?5 FROM tenants WHERE id = ?1 ON CONFLICT (tenant, source, place) DO NOTHING
    """
  static let backups = """
    SELECT source, place, finished_at, bytes FROM backups
    WHERE tenant = (SELECT number FROM tenants WHERE id = ?1) ORDER BY finished_at DESC, place LIMIT ?2
    """

  // Who is younger than a backup may be old cannot be expected to have one, and that none is known says something only
  // where somebody looked.
  static let backupGaps = """
    SELECT t.slug, (SELECT max(finished_at) FROM backups AS b WHERE b.tenant = t.number) AS last, count(*) OVER ()
    FROM tenants AS t
    WHERE t.status = 'active' AND t.environment = 'production' AND t.created_at < ?1
      AND NOT EXISTS (SELECT 1 FROM backups AS b WHERE b.tenant = t.number AND b.finished_at >= ?1)
      AND (?3 = 1 OR EXISTS (SELECT 1 FROM backups AS b WHERE b.tenant = t.number)
        OR EXISTS (SELECT 1 FROM monitor_looks AS l WHERE l.tenant = t.number AND l.subject = 'backups'))
    ORDER BY last NULLS FIRST, t.slug LIMIT ?2
    """

  static let openSubjects = """
    SELECT number, kind, subject FROM drift_findings
    WHERE tenant = (SELECT number FROM tenants WHERE id = ?1) AND ended_at IS NULL
    """
  static let beginFinding = """
    INSERT INTO drift_findings (tenant, area, kind, subject, expected, found, since, last_seen)
    SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?7 FROM tenants WHERE id = ?1
    """
  // A clock that was set back must not make a finding end before it began.
  static let seeFinding = """
    UPDATE drift_findings SET expected = ?2, found = ?3, last_seen = max(since, ?4) WHERE number = ?1
    """
  static let endFinding = "UPDATE drift_findings SET ended_at = max(since, ?2) WHERE number = ?1"
  private static let findingColumns = """
    t.id, t.slug, d.kind, d.subject, d.expected, d.found, d.since, d.last_seen, d.ended_at
    """
  static let openDrift = """
    SELECT \(findingColumns) FROM drift_findings AS d JOIN tenants AS t ON t.number = d.tenant
    WHERE d.ended_at IS NULL AND (?1 IS NULL OR t.id = ?1) ORDER BY d.since, t.slug, d.kind, d.subject LIMIT ?2
    """
  static let endedDrift = """
    SELECT \(findingColumns) FROM drift_findings AS d JOIN tenants AS t ON t.number = d.tenant
    WHERE d.ended_at IS NOT NULL AND (?1 IS NULL OR t.id = ?1)
    ORDER BY d.ended_at DESC, t.slug, d.kind, d.subject LIMIT ?2
    """

  // Tenant and sign-in both have a column status.
  static let signIns = """
    SELECT \(Tenant.columnNames), realm, client, uris, sso_status,
      (SELECT looked_at FROM monitor_looks WHERE tenant = number AND subject = ?3)
    FROM tenants JOIN (
      SELECT tenant AS sso_tenant, keycloak_realm AS realm, keycloak_client_id AS client, redirect_uris AS uris,
        status AS sso_status FROM tenant_sso) AS sso ON sso_tenant = number
    WHERE (?1 IS NULL OR id = ?1) ORDER BY slug LIMIT ?2
    """
  static let signInCount = """
    SELECT count(*) FROM tenant_sso
    WHERE ?1 IS NULL OR tenant = (SELECT number FROM tenants WHERE id = ?1)
    """
  static let signInDrift = """
    SELECT \(findingColumns) FROM drift_findings AS d JOIN tenants AS t ON t.number = d.tenant
    WHERE d.ended_at IS NULL AND d.area = 'keycloak' AND (?1 IS NULL OR t.id = ?1) AND t.slug <= ?2
    ORDER BY d.since, d.kind, d.subject
    """

  static let noteLook = """
    INSERT INTO monitor_looks (tenant, subject, looked_at) SELECT number, ?2, ?3 FROM tenants WHERE id = ?1
    ON CONFLICT (tenant, subject) DO UPDATE SET looked_at = excluded.looked_at
    """
  static let looks = """
    SELECT subject, looked_at FROM monitor_looks WHERE tenant = (SELECT number FROM tenants WHERE id = ?1)
    """
  // What was changed since it was looked at is due, too.
  static let due = """
    SELECT \(Tenant.columnNames) FROM tenants LEFT JOIN monitor_looks AS l ON l.tenant = number AND l.subject = ?1
    WHERE status = 'active' AND current_operation_id IS NULL AND (l.looked_at IS NULL OR l.looked_at < max(?2, updated_at))
    ORDER BY l.looked_at NULLS FIRST, number LIMIT ?3
    """
}
