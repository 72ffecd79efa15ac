extension Schema {
  /// What people set for the whole platform: at most one row.
  static let limits = """
    CREATE TABLE soft_limits (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      tenants INTEGER CHECK (tenants > 0),
      storage_gib REAL CHECK (storage_gib > 0),
      cpu_cores REAL CHECK (cpu_cores > 0),
      memory_gib REAL CHECK (memory_gib > 0),
      changed_by TEXT NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT;

    """
}
