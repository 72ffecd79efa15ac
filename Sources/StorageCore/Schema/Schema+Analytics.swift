extension Schema {
  /// What was decided about tenants' analytics.
  static let analytics = """
    CREATE TABLE analytics_settings (
      tenant INTEGER PRIMARY KEY REFERENCES tenants (number) ON DELETE CASCADE,
      sync_mode TEXT NOT NULL CHECK (sync_mode IN ('off', 'manual', 'hourly', 'nightly')),
      superset_dashboard_url TEXT,
      changed_by TEXT NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT;

    """
}
