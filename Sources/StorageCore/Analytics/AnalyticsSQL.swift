import TenantModel

/// Every statement on what was decided about analytics.
enum AnalyticsSQL {
  static let settings = """
    SELECT \(Tenant.columnNames), sync_mode, dashboard, decided_by, decided_at
    FROM tenants LEFT JOIN (
      SELECT tenant AS of_tenant, sync_mode, superset_dashboard_url AS dashboard, changed_by AS decided_by,
        changed_at AS decided_at FROM analytics_settings) AS decided ON of_tenant = number
    WHERE (?1 IS NULL OR id = ?1) ORDER BY slug LIMIT ?2
    """
  static let count = "SELECT count(*) FROM tenants WHERE ?1 IS NULL OR id = ?1"
  static let change = """
    INSERT INTO analytics_settings (tenant, sync_mode, superset_dashboard_url, changed_by, changed_at)
    SELECT number, ?2, ?3, ?4, ?5 FROM tenants WHERE id = ?1
    ON CONFLICT (tenant) DO UPDATE SET sync_mode = excluded.sync_mode,
      superset_dashboard_url = excluded.superset_dashboard_url, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at
    """
}
