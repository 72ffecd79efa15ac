extension Schema {
  /// What the monitor saw, with its past.
  ///
  /// Usage is kept raw (resolution 0) for 48 hours, by the hour for 35 days and by the day for 400; a row is taken
  /// every quarter of an hour. For 10,000 tenants that is 192 + 33 × 24 + 365 = 1,349 rows each, 13.5 million in
  /// all; a row takes about 50 bytes, so some 700 MB, of which the raw ones are 100. The platform's own samples,
  /// every five minutes, are 576 + 792 + 365 rows. Everything else grows with what happens: changes of health (at
  /// most 500 a tenant), backups (at most 100 a tenant), findings (ended ones go after 400 days).
  ///
  /// Rows are clustered by tenant, for they are read and thinned tenant by tenant.
  static let version4Monitor = """
    CREATE TABLE usage_samples (
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      resolution INTEGER NOT NULL CHECK (resolution IN (0, 3600, 86400)),
      time INTEGER NOT NULL,
      database_bytes INTEGER CHECK (database_bytes >= 0),
      volume_bytes INTEGER CHECK (volume_bytes >= 0),
      cpu_millicores INTEGER CHECK (cpu_millicores >= 0),
      memory_mib INTEGER CHECK (memory_mib >= 0),
      active_users INTEGER CHECK (active_users >= 0),
      PRIMARY KEY (tenant, resolution, time)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE platform_samples (
      resolution INTEGER NOT NULL CHECK (resolution IN (0, 3600, 86400)),
      time INTEGER NOT NULL,
      cpu_used REAL CHECK (cpu_used >= 0),
      cpu_total REAL NOT NULL CHECK (cpu_total >= 0),
      memory_used REAL CHECK (memory_used >= 0),
      memory_total REAL NOT NULL CHECK (memory_total >= 0),
      storage_used REAL NOT NULL CHECK (storage_used >= 0),
      storage_total REAL NOT NULL CHECK (storage_total >= 0),
      nodes_ready INTEGER NOT NULL CHECK (nodes_ready >= 0),
      nodes_not_ready INTEGER NOT NULL CHECK (nodes_not_ready >= 0),
      PRIMARY KEY (resolution, time)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE health_changes (
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      time INTEGER NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('healthy', 'degraded', 'down', 'unknown')),
      summary TEXT NOT NULL,
      PRIMARY KEY (tenant, time)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE backups (
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      source TEXT NOT NULL CHECK (source IN ('operation', 'schedule')),
      place TEXT NOT NULL CHECK (place <> ''),
      finished_at INTEGER NOT NULL,
      bytes INTEGER CHECK (bytes >= 0),
      PRIMARY KEY (tenant, source, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX backups_finished ON backups (tenant, finished_at);

    CREATE TABLE drift_findings (
      number INTEGER PRIMARY KEY,
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      area TEXT NOT NULL CHECK (area IN ('git', 'cluster', 'keycloak', 'modules')),
      kind TEXT NOT NULL CHECK (kind <> ''),
      subject TEXT NOT NULL CHECK (subject <> ''),
      expected TEXT NOT NULL,
      found TEXT NOT NULL,
      since INTEGER NOT NULL,
      last_seen INTEGER NOT NULL CHECK (last_seen >= since),
      ended_at INTEGER CHECK (ended_at >= since)
    ) STRICT;
    CREATE UNIQUE INDEX drift_open ON drift_findings (tenant, kind, subject) WHERE ended_at IS NULL;
    CREATE INDEX drift_since ON drift_findings (since) WHERE ended_at IS NULL;
    CREATE INDEX drift_ended ON drift_findings (tenant, ended_at) WHERE ended_at IS NOT NULL;

    CREATE TABLE monitor_looks (
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      subject TEXT NOT NULL CHECK (subject <> ''),
      looked_at INTEGER NOT NULL,
      PRIMARY KEY (tenant, subject)
    ) STRICT, WITHOUT ROWID;

    """
}
